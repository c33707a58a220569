import { defineConfig } from '@playwright/test';
import { browser } from './support/browser.ts';

/** Real Chromium, the production build, the real backend: all started by `support/servers.ts`. */
export default defineConfig({
  testDir: '.',
  globalSetup: './support/servers.ts',
  outputDir: '../test-results',
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: '../playwright-report' }],
    ['junit', { outputFile: '../../.test-reports/browser.xml' }],
  ],
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Generous, for machines that do other work at the same time; nothing waits this long for fun.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    // Set by the servers, which are up before any test reads this.
    baseURL: process.env['SITE_URL'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: browser.path, args: browser.flags },
  },
});
