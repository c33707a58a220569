import { textOf } from './support/paper.ts';
import { expect, test } from './support/test.ts';

test('discount and tax in percent stand on page and paper, and the tax is there again', async ({
  invoice,
  page,
}, info) => {
  await invoice.fillSeller();
  await invoice.fillCustomer();
  await invoice.fillLines({ description: 'Tea', quantity: '1,5', price: '0.00012345' });
  await invoice.percentFor('Discount');
  await page.getByLabel('Discount, %').fill('10');
  await invoice.percentFor('Tax');
  await page.getByLabel('Tax, %').fill('21,0');
  await page.getByLabel('Tax label').fill('VAT');
  await expect(invoice.total).toHaveText(/0\.00020166\s*BTC/);
  await expect(invoice.preview).toContainText('VAT 21\u00A0%');

  const download = await invoice.download();
  const file = info.outputPath('invoice.pdf');
  await download.saveAs(file);
  await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeVisible();
  const text = (await textOf(file)).replace(/[\s\u00A0]+/g, ' ');
  expect(text).toContain('Subtotal 0.00018518');
  expect(text).toContain('Discount 10 % –0.00001852');
  expect(text).toContain('VAT 21 % 0.00003500');

  await page.reload();
  await expect(page.getByLabel('Tax, %')).toHaveValue('21');
  await expect(page.getByLabel('Tax label')).toHaveValue('VAT');
  await expect(page.getByLabel('Discount, BTC')).toHaveValue('');
});
