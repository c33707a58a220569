import { expect, type Page } from '@playwright/test';
import type { Person } from './back-office.ts';

/** Signs in as a person does, on the page that asks for it. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toHaveCount(0);
}

/** The words of the navigation, top to bottom. */
export function places(page: Page): Promise<string[]> {
  return page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();
}

/** What the API answers to the page's own session: the status, and the code of a refusal. */
export function answerTo(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; code?: string }> {
  return page.evaluate(
    async ([method, path, body]) => {
      const isCsv = typeof body === 'string';
      const answer = await fetch(path, {
        method,
        headers: {
          'X-Requested-With': 'test',
          Accept: 'application/json, application/problem+json, text/csv',
          ...(body !== undefined && { 'Content-Type': isCsv ? 'text/csv' : 'application/json' }),
        },
        ...(body !== undefined && { body: isCsv ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isProblem = answer.headers.get('Content-Type')?.includes('problem+json');
      const code = isProblem ? (JSON.parse(text) as { code: string }).code : undefined;
      return { status: answer.status, ...(code && { code }) };
    },
    [method, path, body] as const,
  );
}
