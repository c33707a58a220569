import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LOOKS, STATES } from './support/states.ts';
import { expect, test } from './support/test.ts';

test.use({ reducedMotion: 'reduce' });

/** Looks at the page as it stands in both themes, on a desktop and on a phone. */
async function expectNoViolations(page: Page, looks = LOOKS): Promise<void> {
  for (const look of looks) {
    await test.step(look.name, async () => {
      await page.emulateMedia({ colorScheme: look.colorScheme });
      await page.setViewportSize(look.viewport);
      await settled(page);
      const { violations } = await new AxeBuilder({ page })
        // Nothing here is framed; the way for frames of other origins opens a page of its own for each look.
        .setLegacyMode()
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
      );
      expect(found, look.name).toEqual([]);
    });
  }
}

/** Once the page is drawn in its new look: axe reads colours, and those may still be on their way. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const passing = document.getAnimations().filter((it) => it instanceof CSSTransition);
    await Promise.all(passing.map((animation) => animation.finished.catch(() => undefined)));
  });
}

for (const state of STATES) {
  test(`axe finds nothing: ${state.name}`, async ({ invoice, page }) => {
    await state.reach(invoice, page);
    await expectNoViolations(page);
  });
}

test('axe finds nothing: busy', async ({ invoice, page }) => {
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

test('axe finds nothing: unreachable', async ({ invoice, page, watch }) => {
  watch.expected.push(/Failed to load resource/);
  await invoice.fillAll();
  await page.route('**/api/invoice-documents', (route) => route.abort('connectionrefused'));
  await invoice.downloadButton.click();
  await expect(page.getByRole('alert')).toContainText('The server does not answer');
  await expectNoViolations(page);
});

test('axe finds nothing: asking to forget', async ({ invoice, page }) => {
  await invoice.fillSeller();
  await page.getByRole('button', { name: 'Forget this device' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page);
});

test('axe finds nothing: asking about a number', async ({ invoice, page }) => {
  await invoice.fillAll();
  await invoice.download();
  await invoice.line(0, 'Quantity').fill('2');
  await invoice.downloadButton.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page);
});

test('axe finds nothing: a total below dust', async ({ invoice, page }) => {
  await invoice.fillSeller();
  await invoice.fillLines({ description: 'Tea', price: '0.00000001' });
  await expect(page.getByText('No wallet can send so little')).toBeVisible();
  await expectNoViolations(page);
});

test('axe finds nothing: the menu of a line', async ({ invoice, page }) => {
  await invoice.fillLines({ description: 'Tea', price: '1' });
  await page.getByRole('button', { name: /^Line 1, move/ }).click();
  await expect(page.getByRole('button', { name: 'Move up' })).toBeVisible();
  await expectNoViolations(page);
});

for (const [name, size] of [
  ['Theme', 'desktop'],
  ['Menu', 'phone'],
] as const) {
  test(`axe finds nothing: ${name} on a ${size}`, async ({ page, invoice }) => {
    const looks = LOOKS.filter((look) => look.name.startsWith(size));
    await expect(invoice.address).toBeVisible();
    await page.setViewportSize(looks[0]?.viewport ?? { width: 0, height: 0 });
    await page.getByRole('button', { name }).click();
    await expect(page.getByText('As the system').filter({ visible: true })).toBeVisible();
    await expectNoViolations(page, looks);
  });
}

test('axe finds nothing: a page that does not exist', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoViolations(page);
});
