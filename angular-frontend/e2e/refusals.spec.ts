import { ADDRESS, InvoicePage } from './support/invoice-page.ts';
import { freePort } from './support/processes.ts';
import { expect, test } from './support/test.ts';

interface Case {
  readonly name: string;
  readonly settings: Record<string, string>;
  readonly upWhen?: 'live';
  readonly check: (invoice: InvoicePage) => Promise<void>;
}

const cases: readonly Case[] = [
  {
    name: 'a field that only the backend can judge is marked and led to',
    settings: { QUITTANCE_BITCOIN_NETWORK: 'regtest' },
    check: async (invoice) => {
      await expect(invoice.address).toBeFocused();
      await expect(invoice.address).toHaveAccessibleDescription(/another network/);
      await invoice.address.fill('');
      await invoice.address.fill(ADDRESS);
      await expect(invoice.address).not.toHaveAttribute('aria-invalid');
    },
  },
  {
    name: 'a full disk is explained, with the request id for support',
    settings: { QUITTANCE_DOCUMENTS_MIN_FREE_BYTES: String(2 ** 52) },
    upWhen: 'live',
    check: async (invoice) => {
      const alert = invoice.page.getByRole('alert');
      await expect(alert).toContainText('no room to keep the document');
      await expect(alert.locator('code')).toHaveText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
    },
  },
];

for (const { name, settings, upWhen, check } of cases) {
  test(name, async ({ page, servers, watch }) => {
    watch.expected.push(/Failed to load resource/);
    const port = await freePort();
    const siteUrl = `http://localhost:${port}`;
    const backend = await servers.startBackend(siteUrl, await freePort(), settings, upWhen);
    await servers.startSite(port, backend.url);
    const invoice = new InvoicePage(page);
    await invoice.open(siteUrl);
    await invoice.fillAll();
    await invoice.downloadButton.click();
    await check(invoice);
  });
}
