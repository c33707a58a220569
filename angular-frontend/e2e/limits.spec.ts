import { scanned, textOf } from './support/paper.ts';
import { expect, test } from './support/test.ts';

test('what the form takes at its limits, the backend takes too', async ({
  invoice,
  page,
}, info) => {
  await invoice.fillAll();
  await invoice.company('Name').fill('株'.repeat(200));
  await invoice.company('Address').fill('Straße '.repeat(71).slice(0, 500));
  await invoice.company('Email').fill(`${'a'.repeat(242)}@example.com`);
  await invoice.company('Phone').fill('1'.repeat(60));
  await invoice.company('Tax ID').fill('😀'.repeat(60));
  await invoice.customer('Name').fill('😀'.repeat(200));
  await invoice.customer('Address').fill('ж'.repeat(500));
  await invoice.detail('Number').fill('№'.repeat(40));
  await invoice.detail('Issued').fill('2009-01-03');
  await invoice.detail('Due').fill('2999-12-31');
  await invoice.line(0, 'Description').fill('Ω'.repeat(1000));
  await page.getByLabel('Message to the customer').fill('中 '.repeat(2500));
  const download = await invoice.download();
  expect(await download.failure()).toBeNull();
  const file = info.outputPath('invoice.pdf');
  await download.saveAs(file);
  const [payload = ''] = await scanned(file, info.outputPath(''));
  expect(payload.length).toBeLessThanOrEqual(660);
  expect(new URLSearchParams(payload.split('?')[1]).get('label')).toMatch(/^株+$/);
});

for (const { name, quantity, price, total } of [
  { name: 'one sat', quantity: '0.001', price: '0.00001', total: '0.00000001' },
  { name: 'every bitcoin', quantity: '1,000,000', price: '21', total: '21000000.00000000' },
]) {
  test(`an invoice over ${name} is one that can be paid`, async ({ invoice, page }, info) => {
    await invoice.fillSeller();
    await invoice.fillCustomer();
    await invoice.fillLines({ description: 'Tea', quantity, price });
    await expect(invoice.total).toContainText(total);
    const download = await invoice.download();
    await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeVisible();
    const file = info.outputPath('invoice.pdf');
    await download.saveAs(file);
    expect(await textOf(file)).toContain(total);
    const [payload = ''] = await scanned(file, info.outputPath(''));
    const shortest = total.replace(/\.?0+$/, '');
    expect(new URLSearchParams(payload.split('?')[1]).get('amount')).toBe(shortest);
  });
}
