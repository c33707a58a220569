import { expect, test as base } from '@playwright/test';
import { InvoicePage } from './invoice-page.ts';
import type { Running } from './processes.ts';
import { startBackend, startSite } from './stack.ts';

interface Watch {
  /** Messages that a test brings about on purpose. */
  expected: RegExp[];
}

/** Starts servers for one test, which are stopped after it. */
export interface Servers {
  readonly startBackend: typeof startBackend;
  readonly startSite: typeof startSite;
}

/**
 * A test with a page that is watched: anything in its console that is not `watch.expected`, any violation
 * of the content security policy, any uncaught error and any request to another origin fails the test.
 */
export const test = base.extend<{ watch: Watch; invoice: InvoicePage; servers: Servers }>({
  watch: [
    async ({ context }, use) => {
      const watch: Watch = { expected: [] };
      const seen: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          seen.push(`${message.type()}: ${message.text()}`);
        }
      });
      context.on('weberror', (error) => seen.push(`uncaught: ${error.error().message}`));
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== 'localhost' && hostname !== '127.0.0.1') {
          seen.push(`request to ${request.url()}`);
        }
      });
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(watch);
      const unexpected = seen.filter((line) => !watch.expected.some((it) => it.test(line)));
      expect(unexpected, 'a quiet console, policy and network').toEqual([]);
    },
    { auto: true },
  ],

  servers: async ({ context }, use) => {
    const running: Running[] = [];
    const keep = <T extends Running>(server: T): T => {
      running.unshift(server);
      return server;
    };
    await use({
      startBackend: async (...how) => keep(await startBackend(...how)),
      startSite: async (...how) => keep(await startSite(...how)),
    });
    // What a page is still loading would find nobody.
    await Promise.all(context.pages().map((page) => page.close()));
    for (const server of running) {
      await server.stop();
    }
  },

  invoice: async ({ page }, use) => {
    const invoice = new InvoicePage(page);
    await invoice.open();
    await use(invoice);
  },
});

export { expect };
