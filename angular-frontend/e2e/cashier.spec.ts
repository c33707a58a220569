import { textOf } from './support/paper.ts';
import { ADMIN, BackOffice, CASHIER, COMPANY } from './support/back-office.ts';
import { answerTo, places, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

// One shop for all of them, one after another.
test.describe.configure({ mode: 'serial' });

let shop: BackOffice;
let itemId: string;
let customerId: string;
let cashierId: string;

test.beforeAll(async () => {
  shop = await BackOffice.start();
  const admin = await shop.signedIn(ADMIN);
  ({ id: cashierId } = await admin.post('/api/users', { ...CASHIER, role: 'cashier' }));
  await admin.put('/api/company', COMPANY);
  ({ id: itemId } = await admin.post('/api/items', {
    sku: 'TEA-100',
    name: 'Loose tea, 100 g',
    priceSats: 12_600,
    quantity: 5,
    lowStockThreshold: 2,
  }));
  ({ id: customerId } = await admin.post('/api/customers', { name: 'Elin Lindqvist' }));
  await admin.close();
});

test.afterAll(() => shop.stop());

test.beforeEach(async ({ page, watch }) => {
  // What is refused on purpose is named in the console by the browser itself.
  watch.expected.push(/Failed to load resource.*4(0[134]|22)/);
  await page.goto(`${shop.url}/items`);
  await signIn(page, CASHIER);
  await expect(page).toHaveURL(`${shop.url}/items`);
});

test('a cashier is led to what a cashier may do, and to nothing else', async ({ page }) => {
  expect(await places(page)).toEqual([
    'New invoice',
    'Invoices',
    'Items',
    'Customers',
    'Low stock',
  ]);

  await expect(page.getByRole('link', { name: 'Loose tea, 100 g' })).toBeVisible();
  for (const name of ['New item', 'Import', 'Export']) {
    await expect(page.getByText(name, { exact: true })).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'Loose tea, 100 g' }).click();
  await expect(page.getByRole('heading', { name: 'Loose tea, 100 g' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Archive' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Customers', exact: true }).click();
  await expect(page.getByRole('link', { name: 'New customer' })).toBeVisible();
  for (const name of ['Import', 'Export']) {
    await expect(page.getByText(name, { exact: true })).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'Elin Lindqvist' }).click();
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Erase' })).toHaveCount(0);
});

test('addresses typed by hand lead a cashier nowhere else', async ({ page }) => {
  for (const path of [
    '/items/new',
    '/items/import',
    '/customers/import',
    '/company',
    '/users',
    '/users/new',
    `/users/${cashierId}`,
  ]) {
    await page.goto(shop.url + path);
    await expect(
      page.getByRole('heading', { name: 'This page is not for your role' }),
      path,
    ).toBeVisible();
  }
});

test('the API refuses a cashier what is for managers and admins', async ({ page }) => {
  const item = { name: 'Free tea', priceSats: 0 };
  const refused: readonly (readonly [string, string, unknown?])[] = [
    ['POST', '/api/items', item],
    ['PUT', `/api/items/${itemId}`, item],
    ['DELETE', `/api/items/${itemId}`],
    ['POST', `/api/items/${itemId}/restore`],
    ['POST', `/api/items/${itemId}/stock-movements`, { change: -5, reason: 'damaged' }],
    ['DELETE', `/api/items/${itemId}/picture`],
    ['POST', '/api/items/import', 'sku,name,priceSats\nTEA-100,Free tea,0\n'],
    ['GET', '/api/items/export'],
    ['DELETE', `/api/customers/${customerId}`],
    ['POST', '/api/customers/import', 'name\nSomebody\n'],
    ['GET', '/api/customers/export'],
    ['PUT', '/api/company', { ...COMPANY, name: 'Cosmo’s own' }],
    ['GET', '/api/users'],
    ['POST', '/api/users', { ...CASHIER, email: 'other@alderfinch.example', role: 'admin' }],
    ['GET', `/api/users/${cashierId}`],
    ['PUT', `/api/users/${cashierId}`, { ...CASHIER, role: 'admin', disabled: false }],
    ['DELETE', `/api/users/${cashierId}`],
    ['GET', '/api/invitations'],
    ['POST', '/api/invitations', { email: 'friend@alderfinch.example', role: 'admin' }],
    ['POST', '/api/tokens', { name: 'More than I may', role: 'manager' }],
  ];
  for (const [method, path, body] of refused) {
    expect(await answerTo(page, method, path, body), `${method} ${path}`).toEqual({
      status: 403,
      code: 'role-too-low',
    });
  }

  // The same session reads what it may, so the refusals above are not those of a broken one.
  for (const path of ['/api/items', '/api/customers', '/api/company', '/api/session']) {
    expect(await answerTo(page, 'GET', path), path).toEqual({ status: 200 });
  }
});

test('a cashier sells, by the keyboard alone', async ({ page }, info) => {
  await page.goto(`${shop.url}/sales/purchase/${customerId}`);
  const search = page.getByRole('combobox', { name: 'Find an item to add' });
  await search.focus();
  await search.pressSequentially('loose');
  await expect(page.getByRole('option')).toHaveCount(1);
  await search.press('Enter');
  await expect(search).toBeFocused();

  const quantity = page.getByLabel('Quantity of Loose tea, 100 g', { exact: true });
  await quantity.fill('9');
  await page.getByRole('button', { name: 'Reserve', exact: true }).press('Enter');
  await expect(page.getByText('Nothing was reserved')).toBeVisible();
  await expect(quantity).toHaveAccessibleDescription(/5/);
  await expect(quantity).toBeFocused();

  await quantity.fill('2');
  await page.getByRole('button', { name: 'Reserve', exact: true }).press('Enter');
  await expect(page.getByText(/^Reserved until/)).toBeVisible();
  await page.getByRole('button', { name: 'Check out' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Check out?' });
  await expect(question).toContainText('2 pieces for 0.00025200 BTC');
  await question.getByRole('button', { name: 'Check out' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Invoice \d{4}-\d{6}$/);
  const number = (await page.getByRole('heading', { level: 1 }).innerText()).slice(8);
  await expect(page.getByRole('group', { name: 'Payment link' })).toContainText('amount=0.000252');
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PDF' }).press('Enter');
  const download = await started;
  expect(download.suggestedFilename()).toBe(`invoice-${number}.pdf`);
  const file = info.outputPath('invoice.pdf');
  await download.saveAs(file);
  const text = await textOf(file);
  for (const printed of [number, COMPANY.name, 'Elin Lindqvist', 'Loose tea, 100 g']) {
    expect(text).toContain(printed);
  }

  await page.getByRole('link', { name: 'New purchase' }).click();
  await expect(page.getByText('Nothing in the purchase yet.')).toBeVisible();
});

test('who has signed out is asked to sign in, and comes back', async ({ page }) => {
  await page.getByRole('button', { name: CASHIER.name }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Customers', exact: true })).toHaveCount(0);
  await page.goto(`${shop.url}/customers/${customerId}`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  expect(await answerTo(page, 'GET', '/api/customers')).toEqual({
    status: 401,
    code: 'sign-in-required',
  });
  await signIn(page, CASHIER);
  await expect(page).toHaveURL(`${shop.url}/customers/${customerId}`);
  await expect(page.getByRole('heading', { name: 'Elin Lindqvist' })).toBeVisible();
});
