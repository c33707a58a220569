import { readdir } from 'node:fs/promises';
import { freePort } from './support/processes.ts';
import { InvoicePage } from './support/invoice-page.ts';
import { startBackend, startSite } from './support/stack.ts';
import { expect, test } from './support/test.ts';

test('a double click makes one document', async ({ page }) => {
  const port = await freePort();
  const backend = await startBackend(`http://localhost:${port}`, await freePort());
  const site = await startSite(port, backend.url);
  try {
    const invoice = new InvoicePage(page);
    await invoice.open(`http://localhost:${port}/`);
    await invoice.fillAll();
    let requests = 0;
    page.on('request', (request) => (requests += Number(request.method() === 'POST')));
    const started = page.waitForEvent('download');
    await invoice.downloadButton.dblclick();
    await started;
    await invoice.download();
    expect(requests).toBe(2);
    const files = await readdir(`${backend.dataDir}/documents`, { recursive: true });
    expect(files.filter((file) => file.endsWith('.pdf'))).toHaveLength(1);
  } finally {
    await site.stop();
    await backend.stop();
  }
});
