import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { freePort } from './processes.ts';
import type { Backend } from './stack.ts';
import type { Servers } from './test.ts';

/** An empty shop: a backend with a database of its own, and a site that leads to it. */
export interface EmptyShop {
  readonly url: string;
  readonly backend: Backend;
  /** Where the first user registers, as the backend has printed it. */
  readonly setupPath: string;
}

export async function startShop(
  servers: Servers,
  settings: Record<string, string> = {},
): Promise<EmptyShop> {
  const sitePort = await freePort();
  const url = `http://localhost:${sitePort}`;
  const backend = await servers.startBackend(url, await freePort(), settings);
  await servers.startSite(sitePort, backend.url);
  let setupPath = '';
  await expect(() => {
    setupPath = /\/register#invitation=[0-9a-f]{40}/.exec(backend.said())?.[0] ?? '';
    expect(setupPath, 'the setup link in what the backend prints').not.toBe('');
  }).toPass();
  return { url, backend, setupPath };
}

/** Somebody who works in the back office, and finds their way by labels and headings. */
export class Staff {
  readonly page: Page;
  private readonly site: string;

  constructor(page: Page, site: string) {
    this.page = page;
    this.site = site;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.site + path);
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  field(label: string | RegExp): Locator {
    return this.page.getByLabel(label, typeof label === 'string' ? { exact: true } : {});
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name });
  }

  get navigation(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The rows of the table on the page, without its head. */
  get rows(): Locator {
    return this.page.getByRole('table').locator('tbody').getByRole('row');
  }

  async register(setupPath: string, who: { name: string; email: string; password: string }) {
    await this.open(setupPath);
    await this.field('Name').fill(who.name);
    // An invitation names whom it is for.
    if (await this.field('Email').isEditable()) {
      await this.field('Email').fill(who.email);
    }
    await this.field('Password').fill(who.password);
    await this.button(/^(Open the shop|Register)$/).click();
    await expect(this.heading('Items')).toBeVisible();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.open('/sign-in');
    await this.field('Email').fill(email);
    await this.field('Password').fill(password);
    await this.button('Sign in').click();
    await expect(this.heading('Items')).toBeVisible();
  }

  /** Chooses a CSV file, and waits for what it would do. */
  async chooseCsv(name: string, rows: readonly string[]): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });
  }

  async expectAccessible(where: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
    expect(found, where).toEqual([]);
  }
}
