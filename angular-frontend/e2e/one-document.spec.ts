import { readdir } from 'node:fs/promises';
import { InvoicePage } from './support/invoice-page.ts';
import { freePort } from './support/processes.ts';
import { expect, test } from './support/test.ts';

test('a double click makes one document', async ({ page, servers }) => {
  const port = await freePort();
  const siteUrl = `http://localhost:${port}`;
  const backend = await servers.startBackend(siteUrl, await freePort());
  await servers.startSite(port, backend.url);
  const invoice = new InvoicePage(page);
  await invoice.open(siteUrl);
  await invoice.fillAll();
  let requests = 0;
  page.on('request', (request) => (requests += Number(request.method() === 'POST')));
  const started = page.waitForEvent('download');
  await invoice.downloadButton.dblclick();
  await started;
  await invoice.download();
  expect(requests, 'one for the double click, one for the second download').toBe(2);
  const files = await readdir(`${backend.dataDir}/documents`, { recursive: true });
  expect(files.filter((file) => file.endsWith('.pdf'))).toHaveLength(1);
});
