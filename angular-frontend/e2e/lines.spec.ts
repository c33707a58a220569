import { expect, test } from './support/test.ts';

test.beforeEach(async ({ invoice }) => {
  await invoice.fillLines(
    { description: 'Tea', price: '0.1' },
    { description: 'Cake', price: '0.2' },
    { description: 'Plums', price: '0.3' },
  );
});

test('lines are duplicated, deleted and brought back', async ({ invoice, page }) => {
  await page.getByRole('button', { name: 'Duplicate Line 2' }).click();
  await expect(invoice.lines).toHaveCount(4);
  await expect(invoice.line(2, 'Description')).toHaveValue('Cake');
  await expect(invoice.total).toHaveText(/^0\.80000000/);

  await page.getByRole('button', { name: 'Delete Line 1' }).click();
  await expect(invoice.lines).toHaveCount(3);
  await expect(invoice.line(0, 'Description')).toHaveValue('Cake');
  await expect(invoice.total).toHaveText(/^0\.70000000/);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(invoice.lines).toHaveCount(4);
  await expect(invoice.line(0, 'Description')).toHaveValue('Tea');
});

test('lines are dragged to another place', async ({ invoice, page }) => {
  const handle = page.getByRole('button', { name: /^Line 1, move/ });
  const target = await invoice.lines.nth(2).boundingBox();
  const start = await handle.boundingBox();
  if (!target || !start) {
    throw new Error('The lines are not on the page');
  }
  const x = start.x + start.width / 2;
  await page.mouse.move(x, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, target.y + target.height / 2, { steps: 10 });
  await page.mouse.move(x, target.y + target.height - 4, { steps: 5 });
  await page.mouse.up();
  await expect(invoice.line(0, 'Description')).toHaveValue('Cake');
  await expect(invoice.line(1, 'Description')).toHaveValue('Plums');
  await expect(invoice.line(2, 'Description')).toHaveValue('Tea');
});

test('lines are moved from the menu of their handle', async ({ invoice, page }) => {
  await page.getByRole('button', { name: /^Line 3, move/ }).click();
  await page.getByRole('button', { name: 'Move up' }).click();
  await expect(invoice.line(1, 'Description')).toHaveValue('Plums');
  await expect(invoice.line(2, 'Description')).toHaveValue('Cake');
});

test('rows copied from a spreadsheet become lines', async ({ invoice }) => {
  await invoice.line(2, 'Description').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Rye bread\t2\t0.05\nButter\t1,5\t0,01\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await expect(invoice.lines).toHaveCount(5);
  await expect(invoice.line(3, 'Description')).toHaveValue('Rye bread');
  await expect(invoice.line(4, 'Description')).toHaveValue('Butter');
  await expect(invoice.total).toHaveText(/^0\.71500000/);
});
