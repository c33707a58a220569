import { expect, test } from './support/test.ts';

for (const width of [320, 360, 390, 600, 720, 768, 1024, 1280, 1440, 1920]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('nothing runs off the page', async ({ invoice, page }) => {
      await invoice.fillAll();
      await invoice.line(1, 'Quantity').fill('1,234');
      await invoice.line(2, 'Description').fill('Unbreakable'.repeat(30));
      await invoice.customer('Name').fill('W'.repeat(200));
      await invoice.downloadButton.click();
      await expect(invoice.line(1, 'Quantity')).toBeFocused();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      const cut = await page.locator('input, textarea, button, a[href]').evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .map((element) => ({
            name: element.outerHTML.slice(0, 80),
            box: element.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width > 1 && box.right > innerWidth)
          .map(({ name }) => name),
      );
      expect(cut).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the whole path leads to a document', async ({ invoice, page }) => {
    await invoice.fillAll();
    await expect(invoice.downloadButton).toBeInViewport();
    await expect(invoice.total).toBeInViewport();
    const download = await invoice.download();
    expect(await download.failure()).toBeNull();
    await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeInViewport();
  });

  test('everything that is pressed is at least 44 px high and wide', async ({ invoice, page }) => {
    await invoice.fillAll();
    const small = await page
      .locator('button, a[href], input, textarea, label:has(input[type=radio])')
      .evaluateAll((elements) =>
        elements
          .filter((element) =>
            element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
          )
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && box.top > 0)
          .filter(({ box }) => box.height < 44 || box.width < 44)
          .map(
            ({ element, box }) => `${element.outerHTML.slice(0, 90)} ${box.width}×${box.height}`,
          ),
      );
    expect(small).toEqual([]);
  });

  test('the menu opens, leads on and closes', async ({ page, invoice }) => {
    await page.getByRole('button', { name: 'Menu' }).click();
    const menu = page.getByRole('navigation', { name: 'Menu' });
    await expect(menu.getByRole('link', { name: 'Invoices' })).toBeVisible();
    await page.getByText('Dark', { exact: true }).filter({ visible: true }).click();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(invoice.address).toBeVisible();
  });
});
