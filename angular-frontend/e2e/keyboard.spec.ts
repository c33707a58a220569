import { ADDRESS } from './support/invoice-page.ts';
import { expect, test } from './support/test.ts';

test('an invoice is made without a mouse', async ({ invoice, page }) => {
  const { keyboard } = page;
  const tabTo = async (label: string | RegExp) => {
    for (let steps = 0; steps < 60; steps++) {
      await keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const focused = document.activeElement;
        const labels =
          focused instanceof HTMLElement && 'labels' in focused ? focused.labels : null;
        const label = (labels as NodeListOf<HTMLLabelElement> | null)?.[0]?.innerText;
        return focused?.getAttribute('aria-label') ?? label ?? (focused as HTMLElement).innerText;
      });
      if (typeof label === 'string' ? name.trim() === label : label.test(name.trim())) {
        return;
      }
    }
    throw new Error(`Tab never reached ${label}`);
  };

  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await keyboard.press('Enter');
  await tabTo('Bitcoin address');
  await keyboard.type(ADDRESS);
  await tabTo('Name');
  await keyboard.type('alder & finch');
  await tabTo('Name');
  await keyboard.type('lindqvist');
  await tabTo('Description');
  await keyboard.type('Tea');
  await tabTo('Quantity');
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('2');
  await tabTo(/^Unit price/);
  await keyboard.type('0.1');

  await keyboard.press('Enter');
  await expect(invoice.line(1, 'Description')).toBeFocused();
  await keyboard.type('Cake');
  await tabTo(/^Unit price/);
  await keyboard.type('0.05');
  await keyboard.press('Alt+ArrowUp');
  await expect(invoice.line(0, 'Description')).toHaveValue('Cake');
  await expect(invoice.line(0, 'Unit price')).toBeFocused();
  await tabTo('Duplicate Line 1');
  await keyboard.press('Enter');
  await expect(invoice.lines).toHaveCount(3);
  await tabTo('Delete Line 2');
  await keyboard.press('Space');
  await expect(invoice.lines).toHaveCount(2);
  await expect(invoice.total).toHaveText(/^0\.25000000/);

  await tabTo(/^Download/);
  const download = page.waitForEvent('download');
  await keyboard.press('Enter');
  expect(await (await download).failure()).toBeNull();
  await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeFocused();
});
