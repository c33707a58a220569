import { freePort } from './support/processes.ts';
import { InvoicePage } from './support/invoice-page.ts';
import { startBackend, startSite } from './support/stack.ts';
import { expect, test } from './support/test.ts';

const FAILED_TO_LOAD = /Failed to load resource/;

test('without a backend there is a card, and work goes on once it answers', async ({
  page,
  watch,
}) => {
  watch.expected.push(FAILED_TO_LOAD);
  const port = await freePort();
  const backendPort = await freePort();
  const site = await startSite(port, `https://127.0.0.1:${backendPort}`);
  const invoice = new InvoicePage(page);
  try {
    await invoice.open(`http://localhost:${port}/`);
    await invoice.fillAll();
    await invoice.downloadButton.click();
    const card = page.getByRole('alert').filter({ hasText: 'The server does not answer' });
    await expect(card).toBeVisible();
    await expect(card.getByRole('link')).toHaveAttribute('href', `http://localhost:${port}/ping`);

    await card.getByRole('button', { name: 'Try again' }).click();
    await expect(card).toBeVisible();

    const backend = await startBackend(`http://localhost:${port}`, backendPort);
    try {
      const started = page.waitForEvent('download');
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      expect(await (await started).failure()).toBeNull();
      await expect(card).toHaveCount(0);
    } finally {
      await backend.stop();
    }
  } finally {
    await site.stop();
  }
});

test('a backend whose certificate nobody knows gets the card with a link to accept it', async ({
  invoice,
  page,
  watch,
}) => {
  watch.expected.push(FAILED_TO_LOAD);
  const site = new URL(page.url()).origin;
  const port = await freePort();
  const backend = await startBackend(site, port, { QUITTANCE_ALLOWED_ORIGINS: site });
  try {
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: { apiUrl: `https://localhost:${port}` } }),
    );
    await page.reload();
    await invoice.fillAll();
    await invoice.downloadButton.click();
    const card = page.getByRole('alert').filter({ hasText: 'The server does not answer' });
    await expect(card).toContainText(`https://localhost:${port}`);
    await expect(card.getByRole('link')).toHaveAttribute('href', `https://localhost:${port}/ping`);
  } finally {
    await backend.stop();
  }
});
