import type { Page } from '@playwright/test';
import { ADDRESS, InvoicePage } from './support/invoice-page.ts';
import { expect, test } from './support/test.ts';

test('the company, its logo and address are there again; customer and lines are not', async ({
  invoice,
  page,
}) => {
  await invoice.fillAll();
  const number = await invoice.detail('Number').inputValue();
  await invoice.download();
  await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeVisible();

  await page.reload();
  await expect(invoice.company('Name')).toHaveValue('Alder & Finch Studio');
  await expect(invoice.company('Tax ID')).toHaveValue('PT 509 442 817');
  await expect(invoice.company('Address')).toHaveValue('Rua do Alecrim 42\n1200-018 Lisboa');
  await expect(page.locator('q-image-drop img')).toBeVisible();
  await expect(invoice.address).toHaveValue(ADDRESS);

  await expect(invoice.customer('Name')).toHaveValue('');
  await expect(invoice.customer('Email')).toHaveValue('');
  await expect(invoice.lines).toHaveCount(1);
  await expect(invoice.line(0, 'Description')).toHaveValue('');
  await expect(invoice.line(0, 'Unit price')).toHaveValue('');
  const year = number.slice(0, 5);
  await expect(invoice.detail('Number')).toHaveValue(`${year}0002`);
});

test('forgetting the device leaves nothing behind', async ({ invoice, page }) => {
  await invoice.fillSeller();
  await expect.poll(() => storedSellers(page)).toBe(1);

  await page.getByRole('button', { name: 'Forget this device' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await expect(invoice.company('Name')).toHaveValue('Alder & Finch Studio');

  await page.getByRole('button', { name: 'Forget this device' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(invoice.company('Name')).toHaveValue('');
  await expect(invoice.address).toHaveValue('');
  await expect(page.locator('q-image-drop img')).toHaveCount(0);
  await expect.poll(() => storedSellers(page)).toBe(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);

  await page.reload();
  await expect(invoice.company('Name')).toHaveValue('');
  await expect(invoice.address).toHaveValue('');
});

test('a browser that stores nothing is told so, and everything else works', async ({ page }) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'indexedDB', { get: denied });
    Object.defineProperty(globalThis, 'localStorage', { get: denied });
  });
  const invoice = new InvoicePage(page);
  await invoice.open();
  await expect(invoice.section('Your company')).toContainText('This browser stores nothing');
  await invoice.fillAll();
  const download = await invoice.download();
  expect(await download.failure()).toBeNull();
});

/** How many entries the page's databases hold. */
async function storedSellers(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let count = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).count();
        count += await new Promise<number>((resolve) => {
          request.onsuccess = () => resolve(request.result);
        });
      }
      database.close();
    }
    return count;
  });
}
