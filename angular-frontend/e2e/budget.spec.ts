import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from './support/test.ts';

const BUILD = process.env['SITE_BUILD'] ?? '';

test('the initial JavaScript is at most 110 kB, compressed by brotli', async () => {
  const html = readFileSync(join(BUILD, 'index.html'), 'utf8');
  const waiting = readdirSync(BUILD).filter((name) => name.endsWith('.js') && html.includes(name));
  const initial = new Set(waiting);
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    const script = readFileSync(join(BUILD, name), 'utf8');
    for (const [, imported = ''] of script.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) {
      if (!initial.has(imported)) {
        initial.add(imported);
        waiting.push(imported);
      }
    }
  }
  const bytes = [...initial]
    .map((name) => brotliCompressSync(readFileSync(join(BUILD, name))).length)
    .reduce((sum, size) => sum + size, 0);
  expect(initial.size).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(110_000);
});
