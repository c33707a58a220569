import { rm } from 'node:fs/promises';
import { freePort } from './processes.ts';
import { copyBuild, startBackend, startSite } from './stack.ts';

/** Starts what all tests share, and gives back what stops it. */
export default async function startServers(): Promise<() => Promise<void>> {
  // Playwright tidies up after Ctrl-C by itself.
  process.once('SIGTERM', () => process.kill(process.pid, 'SIGINT'));
  const build = await copyBuild();
  process.env['SITE_BUILD'] = build;
  const sitePort = await freePort();
  const siteUrl = `http://localhost:${sitePort}`;
  const backend = await startBackend(siteUrl, await freePort());
  const site = await startSite(sitePort, backend.url).catch(async (error: unknown) => {
    await backend.stop();
    throw error;
  });
  process.env['SITE_URL'] = siteUrl;
  return async () => {
    await site.stop();
    await backend.stop();
    await rm(build, { recursive: true });
  };
}
