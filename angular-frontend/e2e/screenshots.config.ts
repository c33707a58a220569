import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Pictures of every state of the page, to be looked at: `npm run screenshots` writes them to `screenshots/`. */
export default defineConfig(tests, {
  testMatch: 'screenshots.ts',
  reporter: 'list',
});
