import { InvoicePage } from './support/invoice-page.ts';
import { freePort } from './support/processes.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(({ watch }) => {
  watch.expected.push(/Failed to load resource/);
});

test('without a backend there is a card, and work goes on once it answers', async ({
  page,
  servers,
}) => {
  const port = await freePort();
  const siteUrl = `http://localhost:${port}`;
  const backendPort = await freePort();
  await servers.startSite(port, `https://127.0.0.1:${backendPort}`);
  const invoice = new InvoicePage(page);
  await invoice.open(siteUrl);
  await invoice.fillAll();
  await invoice.downloadButton.click();
  const card = page.getByRole('alert').filter({ hasText: 'The server does not answer' });
  await expect(card).toBeVisible();
  await expect(card.getByRole('link')).toHaveAttribute('href', `${siteUrl}/ping`);

  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(card).toBeVisible();

  await servers.startBackend(siteUrl, backendPort);
  const started = page.waitForEvent('download');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  expect(await (await started).failure()).toBeNull();
  await expect(card).toHaveCount(0);
});

test('a backend whose certificate nobody knows gets the card with a link to accept it', async ({
  invoice,
  page,
  servers,
}) => {
  const site = new URL(page.url()).origin;
  const port = await freePort();
  await servers.startBackend(site, port, { QUITTANCE_ALLOWED_ORIGINS: site });
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { apiUrl: `https://localhost:${port}` } }),
  );
  // The policy of such a site names its backend.
  await page.route(page.url(), async (route) => {
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'] ?? '';
    const named = policy.replace('connect-src', `connect-src https://localhost:${port}`);
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': named },
    });
  });
  await page.reload();
  await invoice.fillAll();
  await invoice.downloadButton.click();
  const card = page.getByRole('alert').filter({ hasText: 'The server does not answer' });
  await expect(card).toContainText(`https://localhost:${port}`);
  await expect(card.getByRole('link')).toHaveAttribute('href', `https://localhost:${port}/ping`);
});
