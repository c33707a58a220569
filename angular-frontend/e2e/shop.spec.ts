import { mkdir } from 'node:fs/promises';
import { ADDRESS } from './support/invoice-page.ts';
import { logo } from './support/logo.ts';
import { scanned, textOf } from './support/paper.ts';
import { type EmptyShop, Staff, startShop } from './support/shop.ts';
import { expect, test } from './support/test.ts';

const mira = { name: 'Mira Kovač', email: 'mira@example.com', password: 'four words in a row' };

const goodRows = [
  'sku,name,description,priceSats,quantity,lowStockThreshold,expiresOn',
  'BLEND-1,"House blend, 1 kg",Roasted on Mondays,486400,124,8,',
  'KENYA-250,"Kenya AA, 250 g",,18500,3,6,2030-03-31',
  'FILTER-100,"Paper filters, 100",,5400,0,20,',
];

async function openShop(staff: Staff, shop: EmptyShop): Promise<void> {
  await staff.register(shop.setupPath, mira);
  await staff.link('Import a CSV file').click();
  await staff.chooseCsv('items.csv', goodRows);
  await staff.button('Import 3 items').click();
  await expect(staff.page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await staff.link('See the items').click();
  await expect(staff.rows).toHaveCount(3);
}

test.describe('a shop', () => {
  test.setTimeout(180_000);

  test('is set up from empty: register, items by file, customer, purchase, checkout, PDF', async ({
    page,
    servers,
    watch,
  }, info) => {
    // Nobody is signed in at first; the browser says so of every such answer.
    watch.expected.push(/status of (401|404|409|422)/);
    const shop = await startShop(servers);
    const staff = new Staff(page, shop.url);

    await test.step('the first one registers by the link that was printed', async () => {
      await staff.open(shop.setupPath);
      await expect(staff.heading('Set up your shop')).toBeVisible();
      await staff.expectAccessible('register');
      await staff.register(shop.setupPath, mira);
      await expect(page.getByText('Nothing is for sale yet.')).toBeVisible();
      await staff.expectAccessible('no items yet');
      for (const place of ['Items', 'Customers', 'Low stock', 'Company', 'Users']) {
        await expect(staff.navigation.getByRole('link', { name: place })).toBeVisible();
      }
    });

    await test.step('a file with mistakes changes nothing, and every one is listed', async () => {
      await staff.link('Import a CSV file').click();
      await staff.chooseCsv('items.csv', [
        ...goodRows,
        'X-1,,,12.5,1,,',
        'X-2,Mug,,900,1,,2026-02-30',
      ]);
      await expect(page.getByRole('heading', { name: '2 of 5 rows need work' })).toBeVisible();
      for (const column of ['priceSats', 'name', 'expiresOn']) {
        await expect(staff.rows.filter({ hasText: column })).toHaveCount(1);
      }
      await staff.expectAccessible('rows that need work');
    });

    await test.step('the corrected file is applied', async () => {
      await staff.button('Choose another file').click();
      await staff.chooseCsv('items.csv', goodRows);
      await expect(page.getByRole('heading', { name: 'The file is fine' })).toBeVisible();
      await staff.button('Import 3 items').click();
      await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
      await staff.link('See the items').click();
      await expect(staff.rows).toHaveCount(3);
      await expect(staff.rows.filter({ hasText: 'Paper filters' })).toContainText('Sold out');
      await staff.expectAccessible('items');
    });

    await test.step('items are found, ordered and narrowed', async () => {
      await page.getByRole('searchbox', { name: 'Search items' }).fill('ken');
      await expect(staff.rows).toHaveCount(1);
      await staff.button('Clear the search').click();
      await expect(staff.rows).toHaveCount(3);
      await page.getByRole('columnheader', { name: /Price/ }).getByRole('button').click();
      await expect(staff.rows.first()).toContainText('Paper filters');
      await page.getByRole('radio', { name: 'Low' }).check();
      await expect(staff.rows).toHaveCount(2);
      await page.goBack();
      await expect(staff.rows).toHaveCount(3);
    });

    await test.step('an item gets another price and a picture', async () => {
      await staff.rows.getByRole('link', { name: 'Kenya AA' }).click();
      await expect(staff.field('Price, BTC')).toHaveValue('0.00018500');
      await staff.field('Price, BTC').fill('0.0002');
      await page.locator('input[type=file]').setInputFiles(logo);
      await staff.button('Save').click();
      await expect(page.getByText('Saved.').first()).toBeVisible();
      await staff.expectAccessible('an item');
      await staff.navigation.getByRole('link', { name: 'Items' }).click();
      const row = staff.rows.filter({ hasText: 'Kenya AA' });
      await expect(row).toContainText('0.00020000');
      await expect
        .poll(() => row.locator('img').evaluate((it: HTMLImageElement) => it.naturalWidth))
        .toBeGreaterThan(0);
    });

    await test.step('stock comes in, and the history says who and why', async () => {
      await staff.rows.getByRole('link', { name: 'Kenya AA' }).click();
      await staff.link('Change stock').click();
      await staff.field('Pieces in').fill('24');
      await staff.field('Note').fill('From the roaster');
      await staff.button('Add to stock').click();
      await expect(page.getByText('27 in stock now.').first()).toBeVisible();
      await expect(staff.rows.first()).toContainText('+24');
      await expect(staff.rows.first()).toContainText('From the roaster');
      await expect(staff.rows.first()).toContainText('Mira Kovač');
      await page.getByLabel('Reason').selectOption({ label: 'Damaged or lost' });
      await staff.field('Pieces out').fill('28');
      await staff.button('Take from stock').click();
      await expect(page.getByRole('textbox', { name: 'Pieces out' })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
      await staff.expectAccessible('stock');
    });

    await test.step('the company says who sells and where to pay', async () => {
      await staff.navigation.getByRole('link', { name: 'Company' }).click();
      await staff.field('Bitcoin address').fill(ADDRESS);
      await staff.field('Name').fill('Alder & Finch Studio');
      await staff.button('Save').click();
      await expect(page.getByText(/saved/i).first()).toBeVisible();
    });

    await test.step('a customer comes', async () => {
      await staff.navigation.getByRole('link', { name: 'Customers' }).click();
      await page
        .getByRole('link', { name: /New customer|Add a customer/ })
        .first()
        .click();
      await staff.field('Name').fill('Elin Lindqvist');
      await staff.button('Add customer').click();
      await expect(staff.heading('Elin Lindqvist')).toBeVisible();
    });

    await test.step('the purchase reserves, and the checkout makes an invoice', async () => {
      await page.getByRole('link', { name: 'Purchase', exact: true }).click();
      const search = page.getByRole('combobox', { name: 'Find an item to add' });
      for (const words of ['house', 'kenya']) {
        await search.fill(words);
        await expect(page.getByRole('option')).toHaveCount(1);
        await search.press('Enter');
      }
      await page.getByLabel('Quantity of Kenya AA, 250 g', { exact: true }).fill('3');
      await page.getByRole('button', { name: 'Reserve', exact: true }).click();
      await expect(page.getByText(/^Reserved until/)).toBeVisible();
      await staff.button('Check out').click();
      await staff.dialog.getByRole('button', { name: 'Check out' }).click();
      await expect(staff.heading(/^Invoice \d{4}-\d{6}$/)).toBeVisible();
    });

    await test.step('the PDF is the invoice, and its code pays it', async () => {
      const started = page.waitForEvent('download');
      await staff.button('Download PDF').click();
      const file = info.outputPath('invoice.pdf');
      await (await started).saveAs(file);
      const text = await textOf(file);
      for (const printed of ['Alder & Finch Studio', 'Elin Lindqvist', 'Kenya AA, 250 g']) {
        expect(text).toContain(printed);
      }
      const folder = info.outputPath('pages');
      await mkdir(folder);
      const [code = ''] = await scanned(file, folder);
      // 486,400 + 3 × 20,000 sats
      expect(code.toLowerCase()).toContain(`bitcoin:${ADDRESS}?amount=0.005464`);
    });

    await test.step('the invoice is on the list; its payment is noted, and taken back', async () => {
      await staff.navigation.getByRole('link', { name: 'Invoices', exact: true }).click();
      await expect(staff.rows).toHaveCount(1);
      await expect(staff.rows).toContainText(['Elin Lindqvist']);
      await expect(page.getByText('0.00546400 BTC still due')).toBeVisible();
      await staff.expectAccessible('the list of invoices');
      await staff.rows.getByRole('link').click();
      await expect(staff.heading(/^Invoice \d{4}-\d{6}$/)).toBeVisible();
      await expect(staff.field('Received, BTC')).toHaveValue('0.00546400');
      await staff.expectAccessible('an invoice that is open');
      await staff.button('Mark as paid').click();
      await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible();
      await staff.button(/^Take back/).click();
      await staff.dialog.getByLabel('Reason').fill('Noted by mistake');
      await staff.expectAccessible('taking a payment back');
      await staff.dialog.getByRole('button', { name: 'Take back' }).click();
      await expect(page.getByText('Open', { exact: true })).toBeVisible();
      await expect(page.getByText('Noted by mistake')).toBeVisible();
    });

    await test.step('what was sold is not there any more', async () => {
      await staff.navigation.getByRole('link', { name: 'Items' }).click();
      await expect(staff.rows.filter({ hasText: 'Kenya AA' })).toContainText('24');
      await expect(staff.rows.filter({ hasText: 'House blend' })).toContainText('123');
    });
  });

  test('loses nothing that is typed when the session ends or somebody else saves', async ({
    context,
    page,
    servers,
    watch,
  }) => {
    watch.expected.push(/status of 401/, /status of 412/);
    const shop = await startShop(servers);
    const staff = new Staff(page, shop.url);
    await openShop(staff, shop);
    await staff.rows.getByRole('link', { name: 'House blend' }).click();
    await expect(staff.heading('House blend, 1 kg')).toBeVisible();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    await test.step('the session ends: sign in over the page, and it is saved', async () => {
      await staff.field('Name').fill('House blend, two kilos');
      await context.clearCookies();
      await staff.button('Save').click();
      await expect(staff.dialog).toContainText('Your session has ended');
      await expect(staff.dialog).toContainText(mira.email);
      await staff.expectAccessible('sign in again');
      await staff.dialog.getByLabel('Password').fill('not this one at all');
      await staff.dialog.getByRole('button', { name: 'Sign in' }).click();
      await expect(staff.dialog).toContainText('This password is not right.');
      await staff.dialog.getByLabel('Password').fill(mira.password);
      await staff.dialog.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByText('Saved.').first()).toBeVisible();
      await expect(staff.heading('House blend, two kilos')).toBeVisible();
    });

    await test.step('somebody else saves meanwhile: choose, field by field', async () => {
      const address = `${shop.url}/api/items/${id}`;
      const read = await page.request.get(address);
      const changed = await page.request.put(address, {
        headers: {
          'If-Match': read.headers()['etag'] ?? '',
          'X-Requested-With': 'quittance',
          Origin: shop.url,
        },
        data: { sku: 'BLEND-1', name: 'House blend, best', priceSats: 500_000 },
      });
      expect(changed.status()).toBe(200);

      await staff.field('Name').fill('House blend, my words');
      await staff.button('Save').click();
      await expect(staff.dialog).toContainText('House blend, best');
      await expect(staff.dialog).toContainText('0.00500000 BTC');
      await staff.expectAccessible('a conflict');
      await staff.dialog.getByRole('button', { name: 'Save this' }).click();
      await expect(page.getByText('Saved.').first()).toBeVisible();
      await expect(staff.heading('House blend, my words')).toBeVisible();
      await expect(staff.field('Price, BTC')).toHaveValue('0.00500000');
    });

    await test.step('leaving without saving is asked about', async () => {
      await staff.field('Name').fill('Something else');
      await staff.navigation.getByRole('link', { name: 'Items' }).click();
      await expect(staff.dialog).toContainText('Leave without saving?');
      await staff.dialog.getByRole('button', { name: 'Stay' }).click();
      await expect(staff.field('Name')).toHaveValue('Something else');
      await staff.navigation.getByRole('link', { name: 'Items' }).click();
      await staff.dialog.getByRole('button', { name: 'Leave' }).click();
      await expect(staff.heading('Items')).toBeVisible();
    });

    await test.step('signing out leads back to the door', async () => {
      await staff.button(mira.name).click();
      await staff.button('Sign out').click();
      await expect(staff.heading('Sign in')).toBeVisible();
      await staff.open('/items');
      await expect(staff.heading('Sign in')).toBeVisible();
      await expect(page).toHaveURL(/\/sign-in\?next=%2Fitems$/);
    });
  });
});

test('a visitor who never signed in makes no call about it', async ({ page, invoice }) => {
  const calls: string[] = [];
  page.on('request', (request) => calls.push(new URL(request.url()).pathname));
  await invoice.open();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(calls.filter((path) => path.startsWith('/api/'))).toEqual([]);
  expect(calls.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
});
