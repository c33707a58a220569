import { execFileSync } from 'node:child_process';
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

test.describe('for the README', () => {
  test.use({ viewport: { width: 1440, height: 1120 }, colorScheme: 'light' });

  test('the page and the paper', async ({ invoice, page }, info) => {
    await invoice.fillAll();
    await invoice.detail('Due').fill('2030-12-20');
    await invoice.detail('Issued').fill('2030-11-20');
    await invoice.detail('Number').fill('2030-0042');
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: 'screenshots/readme-page.png', animations: 'disabled' });
    const pdf = info.outputPath('invoice.pdf');
    await (await invoice.download()).saveAs(pdf);
    execFileSync('pdftoppm', ['-r', '96', '-png', '-singlefile', pdf, 'screenshots/readme-paper']);
  });
});
