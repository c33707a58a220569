import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LOOKS, STATES } from './support/states.ts';
import { expect, test } from './support/test.ts';

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
}

for (const look of LOOKS) {
  test.describe(`axe finds nothing, ${look.name}`, () => {
    test.use({ viewport: look.viewport, colorScheme: look.colorScheme, reducedMotion: 'reduce' });

    for (const state of STATES) {
      test(state.name, async ({ invoice, page }) => {
        await state.reach(invoice, page);
        await expectNoViolations(page);
      });
    }

    test('busy', async ({ invoice, page }) => {
      await invoice.fillAll();
      const release = Promise.withResolvers<void>();
      await page.route('**/api/invoice-documents', async (route) => {
        await release.promise;
        await route.continue();
      });
      await invoice.downloadButton.click();
      await expect(page.getByRole('progressbar')).toBeVisible();
      await expect(invoice.downloadButton).toHaveAttribute('aria-disabled', 'true');
      await expectNoViolations(page);
      const started = page.waitForEvent('download');
      release.resolve();
      await started;
      await expect(page.getByRole('progressbar')).toHaveCount(0);
    });

    test('unreachable', async ({ invoice, page, watch }) => {
      watch.expected.push(/Failed to load resource/);
      await invoice.fillAll();
      await page.route('**/api/invoice-documents', (route) => route.abort('connectionrefused'));
      await invoice.downloadButton.click();
      await expect(page.getByRole('alert')).toContainText('The server does not answer');
      await expectNoViolations(page);
    });

    test('asking to forget', async ({ invoice, page }) => {
      await invoice.fillSeller();
      await page.getByRole('button', { name: 'Forget this device' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolations(page);
    });

    test('menus', async ({ invoice, page }) => {
      await invoice.fillLines({ description: 'Tea', price: '1' });
      await page.getByRole('button', { name: /^Line 1, move/ }).click();
      await expect(page.getByRole('button', { name: 'Move up' })).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      const isPhone = look.viewport.width < 720;
      await page.getByRole('button', { name: isPhone ? 'Menu' : 'Theme' }).click();
      await expect(page.getByText('As the system').filter({ visible: true })).toBeVisible();
      await expectNoViolations(page);
    });

    test('a page that does not exist', async ({ page }) => {
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolations(page);
    });
  });
}
