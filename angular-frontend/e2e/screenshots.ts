import { LOOKS, STATES } from './support/states.ts';
import { test } from './support/test.ts';

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ viewport: look.viewport, colorScheme: look.colorScheme });

    for (const state of STATES) {
      test(state.name, async ({ invoice, page }) => {
        await state.reach(invoice, page);
        // As tall as its content, so that nothing sticks in the middle of the picture.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width: look.viewport.width, height });
        const path = `screenshots/${state.name}-${look.name}.png`;
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      });
    }
  });
}
