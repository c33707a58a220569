import { expect, test } from './support/test.ts';

const WIDTHS = [320, 360, 390, 600, 720, 768, 1024, 1280, 1440, 1920];

test('nothing runs off the page at any width', async ({ invoice, page }) => {
  await invoice.fillAll();
  await invoice.line(1, 'Quantity').fill('1,234');
  await invoice.line(2, 'Description').fill('Unbreakable'.repeat(30));
  await invoice.customer('Name').fill('W'.repeat(200));
  await invoice.downloadButton.click();
  await expect(invoice.line(1, 'Quantity')).toBeFocused();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const outside = await page.evaluate(() => {
      const visible = [...document.querySelectorAll('input, textarea, button, a[href], h1, h2, p')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ element, box: element.getBoundingClientRect() }));
      return {
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        cut: visible
          .filter(({ box }) => box.width > 1 && box.right > innerWidth)
          .map(({ element }) => element.outerHTML.slice(0, 80)),
      };
    });
    expect(outside, `at ${width} px`).toEqual({ overflow: 0, cut: [] });
  }
});

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
    await expect(menu.getByRole('link', { name: 'New invoice' })).toBeVisible();
    await page.getByText('Dark', { exact: true }).filter({ visible: true }).click();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(invoice.address).toBeVisible();
  });
});
