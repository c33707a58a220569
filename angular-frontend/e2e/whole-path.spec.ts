import { ADDRESS } from './support/invoice-page.ts';
import { scanned, textOf } from './support/paper.ts';
import { expect, test } from './support/test.ts';

test('a person fills in an invoice and holds a PDF that a wallet can pay', async ({
  invoice,
  page,
}, info) => {
  await invoice.fillAll();
  await expect(invoice.total).toHaveText(/0\.02310000\s*BTC/);
  await expect(invoice.preview).toContainText('Lindqvist Coffee Roasters');
  const number = await invoice.detail('Number').inputValue();

  const download = await invoice.download();
  expect(download.suggestedFilename()).toBe(`invoice-${number}.pdf`);
  const file = info.outputPath('invoice.pdf');
  await download.saveAs(file);
  await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeVisible();

  const text = await textOf(file);
  for (const printed of [
    number,
    'Alder & Finch Studio',
    'Lindqvist Coffee Roasters',
    'Brand identity, second milestone',
    'Label design, six varieties',
    'Product photography, half day',
    'Printed samples, recycled stock',
    '0.02310000',
    'Thank you.',
  ]) {
    expect(text).toContain(printed);
  }

  const [payload = '', ...more] = await scanned(file, info.outputPath(''));
  expect(more).toEqual([]);
  const [address, query] = payload.split('?');
  expect(address).toMatch(/^bitcoin:/);
  expect(address?.toLowerCase()).toBe(`bitcoin:${ADDRESS}`);
  expect(text).toContain(ADDRESS);
  const asked = new URLSearchParams(query);
  expect(asked.get('amount')).toBe('0.0231');
  expect(asked.get('label')).toBe('Alder & Finch Studio');
  expect(asked.get('message')).toBe(`Invoice ${number}`);
});
