import { ADDRESS, InvoicePage } from './support/invoice-page.ts';
import { textOf } from './support/paper.ts';
import { expect, test } from './support/test.ts';

function numberAfter(number: string): string {
  return number.replace(/\d+$/, (count) => String(Number(count) + 1).padStart(count.length, '0'));
}

test('the next invoice has the next number and the same seller, and nothing of the last customer', async ({
  invoice,
  page,
}, info) => {
  await invoice.fillAll();
  const number = await invoice.detail('Number').inputValue();
  const next = numberAfter(number);
  await invoice.download();
  await page.getByRole('button', { name: 'Next invoice' }).click();

  await expect(invoice.detail('Number')).toHaveValue(next);
  await expect(invoice.customer('Name')).toBeFocused();
  await expect(page.getByText(`Next invoice, ${next}.`)).toBeAttached();
  await expect(invoice.company('Name')).toHaveValue('Alder & Finch Studio');
  await expect(invoice.address).toHaveValue(ADDRESS);
  await expect(page.locator('q-image-drop img')).toBeVisible();
  await expect(invoice.customer('Name')).toHaveValue('');
  await expect(invoice.lines).toHaveCount(1);
  await expect(invoice.line(0, 'Description')).toHaveValue('');
  await expect(page.getByLabel('Discount, BTC')).toHaveValue('');
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);

  await invoice.fillCustomer('Miriam Kovač');
  await invoice.fillLines({ description: 'Tea', price: '0.001' });
  const download = await invoice.download();
  expect(download.suggestedFilename()).toBe(`invoice-${next}.pdf`);
  const file = info.outputPath('next.pdf');
  await download.saveAs(file);
  const text = await textOf(file);
  expect(text).toContain(next);
  expect(text).toContain('Miriam Kovač');
  expect(text).not.toContain('Lindqvist Coffee');
});

test('a number that other content has is asked about, after a reload and from another tab, too', async ({
  invoice,
  page,
  context,
}) => {
  await invoice.fillAll();
  const number = await invoice.detail('Number').inputValue();
  // Open before anything is downloaded: it suggests the same number.
  const tab = new InvoicePage(await context.newPage());
  await tab.open();
  await expect(tab.detail('Number')).toHaveValue(number);
  await invoice.download();
  await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeVisible();

  await tab.fillSeller();
  await tab.fillCustomer('Somebody else');
  await tab.fillLines({ description: 'Tea', price: '0.001' });
  await tab.downloadButton.click();
  const question = tab.page.getByRole('dialog', { name: `Use ${number} again?` });
  await expect(question).toContainText(number);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await expect(tab.downloadButton).toBeFocused();

  const started = tab.page.waitForEvent('download');
  await tab.downloadButton.click();
  await question.getByRole('button', { name: 'Use the next number' }).click();
  const next = numberAfter(number);
  expect((await started).suggestedFilename()).toBe(`invoice-${next}.pdf`);
  await expect(tab.detail('Number')).toHaveValue(next);

  // The same invoice again needs no question.
  expect((await tab.download()).suggestedFilename()).toBe(`invoice-${next}.pdf`);

  await page.reload();
  await expect(invoice.company('Name')).toHaveValue('Alder & Finch Studio');
  await invoice.fillCustomer('A third one');
  await invoice.fillLines({ description: 'Cake', price: '0.002' });
  await invoice.detail('Number').fill(number);
  await invoice.downloadButton.click();
  const again = page.waitForEvent('download');
  const insist = page.getByRole('dialog').getByRole('button', { name: 'Download all the same' });
  await insist.click();
  expect((await again).suggestedFilename()).toBe(`invoice-${number}.pdf`);
});

test('a total below dust is warned of before and after the download, with the least', async ({
  invoice,
  page,
}) => {
  await invoice.fillSeller();
  await invoice.fillCustomer();
  await invoice.fillLines({ description: 'Tea', price: '0.00000293' });
  const sentence = 'No wallet can send so little to this address: the least is 0.00000294 BTC.';
  const total = page.locator('q-invoice-summary').getByRole('status');
  await expect(total).toHaveText(sentence);
  await expect(invoice.downloadButton).toHaveAccessibleDescription(sentence);
  await invoice.download();
  await expect(page.locator('q-download-result').getByText(sentence)).toBeVisible();
  await invoice.line(0, 'Unit price').fill('0.00000294');
  await expect(total).toBeEmpty();
});

test('characters that no font has are named at their field before the download, in the server’s words', async ({
  invoice,
  page,
}) => {
  await invoice.fillAll();
  const name = 'Toko \uA997\u{2A7FF} \uA984\uA985\uA986\uA987';
  await invoice.customer('Name').fill(name);
  await invoice.customer('Email').focus();
  const answer = await page.request.post('/api/invoice-documents', {
    data: {
      number: '1',
      issuedOn: '2026-11-20',
      company: { name: 'Alder' },
      customer: { name },
      lines: [{ description: 'Tea', quantity: '1', unitPriceSats: 1000, totalSats: 1000 }],
      totalSats: 1000,
      payment: { address: ADDRESS },
    },
  });
  expect(answer.status()).toBe(422);
  const { errors } = (await answer.json()) as { errors: { pointer: string; detail: string }[] };
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/customer/name']);
  expect(errors[0]?.detail).toContain('(U+2A7FF)');
  await expect(invoice.customer('Name')).toHaveAccessibleDescription(errors[0]?.detail ?? '');
  await invoice.downloadButton.click();
  await expect(invoice.customer('Name')).toBeFocused();
});
