import { ADDRESS } from './support/invoice-page.ts';
import { expect, test } from './support/test.ts';

test('Download on an empty form leads to the first gap and names every other', async ({
  invoice,
  page,
}) => {
  await invoice.downloadButton.click();
  await expect(invoice.address).toBeFocused();
  const sentences = {
    'Enter the Bitcoin address that your customer pays to.': invoice.address,
    'Enter your company’s name.': invoice.company('Name'),
    'Enter your customer’s name.': invoice.customer('Name'),
    'Describe what you sell.': invoice.line(0, 'Description'),
    'Enter an amount in BTC.': invoice.line(0, 'Unit price'),
  };
  for (const [sentence, field] of Object.entries(sentences)) {
    await expect(field).toHaveAccessibleDescription(sentence);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(5);
  await expect(page.locator('[aria-live=polite]').filter({ hasText: '5 fields' })).toHaveCount(1);
});

test('Download leads to the one field that is wrong, wherever it is', async ({ invoice, page }) => {
  await invoice.fillAll();
  await invoice.line(3, 'Quantity').fill('1,234');
  await page.evaluate(() => scrollTo(0, 0));
  await invoice.downloadButton.click();
  await expect(invoice.line(3, 'Quantity')).toBeFocused();
  await expect(invoice.line(3, 'Quantity')).toBeInViewport();
  await expect(invoice.line(3, 'Quantity')).toHaveAccessibleDescription(
    'Type 1234 or 1.234: this can mean either.',
  );

  await invoice.line(3, 'Quantity').fill('3');
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(0);
  await invoice.download();
});

test('a field complains when it is left, not while somebody types', async ({ invoice }) => {
  await invoice.customer('Email').pressSequentially('orders@');
  await expect(invoice.customer('Email')).not.toHaveAttribute('aria-invalid');
  await invoice.customer('Email').press('Tab');
  await expect(invoice.customer('Email')).toHaveAccessibleDescription(
    'Enter a full address: name@example.com.',
  );
});

test('what a person types is tidied when the field is left', async ({ invoice, page }) => {
  const name = invoice.company('Name');
  await name.fill('  alder &   finch gmbh ');
  await name.blur();
  await expect(name).toHaveValue('Alder & Finch GmbH');
  await name.fill('alder & Finch GmbH');
  await name.blur();
  await expect(name, 'the person wins').toHaveValue('alder & Finch GmbH');

  await invoice.address.fill(`bitcoin:${ADDRESS.toUpperCase()}?amount=1`);
  await invoice.address.blur();
  await expect(invoice.address).toHaveValue(ADDRESS);

  const price = invoice.line(0, 'Unit price');
  await price.fill('0,0125');
  await price.blur();
  await expect(price).toHaveValue('0.01250000');
  await page.getByRole('radio', { name: 'sats' }).check({ force: true });
  await expect(price).toHaveValue('1\u00A0250\u00A0000');
  await page.getByRole('radio', { name: 'BTC' }).check({ force: true });
  await expect(price).toHaveValue('0.01250000');
});

test('no file but a small PNG or JPEG becomes the logo', async ({ invoice, page }) => {
  const file = page.locator('q-image-drop input[type=file]');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(svg) });
  await expect(invoice.section('Your company')).toContainText('not a PNG or JPEG picture');
  await file.setInputFiles({
    name: 'big.png',
    mimeType: 'image/png',
    buffer: Buffer.alloc(1024 * 1024 + 1),
  });
  await expect(invoice.section('Your company')).toContainText('at most 1 MiB');
  await expect(page.locator('q-image-drop img')).toHaveCount(0);
});
