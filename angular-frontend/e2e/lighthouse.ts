// Measures the production build as a phone sees it: `npm run lighthouse`, after `npm run build`.
// It times things, so it is run by hand on a quiet machine, and never among the tests.
import { launch } from 'chrome-launcher';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { browser } from './support/browser.ts';

const FRONTEND = join(import.meta.dirname, '..');
const BUILD = join(FRONTEND, 'dist/quittance/browser');
const AT_LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Serves the build as its production host does: compressed, cached by hash, under its policy. */
function serve(): Server {
  const policy = readFileSync(join(FRONTEND, 'csp.txt'), 'utf8').trim();
  return createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = extname(path) in TYPES ? path : '/index.html';
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    let file: Buffer;
    try {
      file = readFileSync(join(BUILD, name));
    } catch {
      response.writeHead(404).end();
      return;
    }
    const isText = !/image\/png|font/.test(type);
    const hashed = /-[\w-]{8}\.(js|css|woff2)$/.test(name);
    response.writeHead(200, {
      'Content-Type': type,
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      ...(isText && { 'Content-Encoding': 'br' }),
    });
    response.end(isText ? brotliCompressSync(file) : file);
  });
}

const server = serve();
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (address === null || typeof address === 'string') {
  throw new Error('The listening socket has no port');
}
const profile = await mkdtemp(join(tmpdir(), 'quittance-lighthouse-'));
const chrome = await launch({
  chromePath: browser.path,
  chromeFlags: ['--headless=new', ...browser.flags],
  userDataDir: profile,
});
try {
  const result = await lighthouse(`http://localhost:${address.port}/invoices/new`, {
    port: chrome.port,
    onlyCategories: Object.keys(AT_LEAST),
  });
  if (!result) {
    throw new Error('Lighthouse measured nothing');
  }
  const { categories, audits } = result.lhr;
  for (const [id, least] of Object.entries(AT_LEAST)) {
    const category = categories[id];
    const score = Math.round((category?.score ?? 0) * 100);
    console.log(`${category?.title}: ${score} (at least ${least})`);
    if (score < least) {
      process.exitCode = 1;
      const lost = category?.auditRefs.filter(
        ({ id: audit, weight }) => weight > 0 && (audits[audit]?.score ?? 1) < 1,
      );
      lost?.forEach(({ id: audit }) =>
        console.log(`  ${audits[audit]?.title}: ${audits[audit]?.displayValue ?? 'failed'}`),
      );
    }
  }
} finally {
  chrome.kill();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
