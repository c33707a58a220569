import { textOf } from './support/paper.ts';
import { expect, test } from './support/test.ts';

const HOSTILE = '<img src="/x" onerror="document.title=1"><script>document.title=2</script>{{7*7}}';

test('text that looks like code is shown as text, on the page and on paper', async ({
  invoice,
  page,
}, info) => {
  const title = await page.title();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  await invoice.fillSeller();
  await invoice.fillCustomer();
  await invoice.company('Name').fill(HOSTILE);
  await invoice.company('Address').fill(HOSTILE);
  await invoice.customer('Name').fill(HOSTILE);
  await invoice.fillLines({ description: HOSTILE, price: '0.001' });
  await page.getByLabel('Message to the customer').fill(HOSTILE);
  await invoice.detail('Number').fill('../../<b>7</b>');

  await expect(invoice.preview.getByText(HOSTILE).first()).toBeVisible();
  expect(await invoice.preview.locator('script, img:not([src^="data:"]), b').count()).toBe(0);

  const download = await invoice.download();
  expect(download.suggestedFilename()).toMatch(/^invoice-[\w.-]+\.pdf$/);
  const file = info.outputPath('invoice.pdf');
  await download.saveAs(file);
  const text = (await textOf(file)).replace(/\s+/g, '');
  for (const part of ['<imgsrc="/x"onerror="', '<script>document.title=2', '{{7*7}}', '<b>7</b>']) {
    expect(text).toContain(part);
  }
  expect(await page.title()).toBe(title);
  expect(asked).not.toContain('/x');
});

test('characters that reverse or hide text do not reach the paper', async ({
  invoice,
  page,
}, info) => {
  await invoice.fillAll();
  await invoice.customer('Name').fill('Lind\u202Eqvist\u0000 \u200BRoasters\uFEFF');
  await invoice.line(0, 'Description').fill('Tea\u2066 and\u0007 cake');
  const download = await invoice.download();
  await expect(invoice.customer('Name')).toHaveValue('Lindqvist Roasters');
  await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeVisible();
  const file = info.outputPath('invoice.pdf');
  await download.saveAs(file);
  const text = await textOf(file);
  expect(text).toContain('Lindqvist Roasters');
  expect(text).toContain('Tea and cake');
});
