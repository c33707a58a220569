// Running ops/archive, and starts with what it has made.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { newDatabase } from '../lib/databases.mjs';
import {
  attempt,
  cleanEnvironment,
  eventually,
  findJava,
  freePort,
  repository,
  stop,
} from './support.mjs';

export const java = findJava();

/** Runs ops/archive to its end. */
export function archive(...options) {
  return spawnSync(join(repository, 'ops/archive'), options, {
    encoding: 'utf8',
    env: cleanEnvironment(),
  });
}

/** Starts the jar with the archive and our options, asks /ping, stops it; gives all that it said. */
export async function start(folder, jar, file, ...options) {
  const port = await freePort();
  const child = spawn(
    java,
    [
      `@${join(repository, 'ops/jvm.options')}`,
      `@${join(repository, 'ops/jvm-tuned.options')}`,
      '-Xmx256m',
      `-Djava.io.tmpdir=${folder}`,
      ...options,
      `-XX:SharedArchiveFile=${file}`,
      '-jar',
      jar,
    ],
    {
      env: {
        ...cleanEnvironment(),
        ...(await newDatabase()),
        QUITTANCE_DATA_DIR: join(folder, 'data'),
        QUITTANCE_HTTP_PORT: String(port),
        QUITTANCE_HTTP_TLS: 'false',
        QUITTANCE_MANAGEMENT_PORT: '0',
        // Without one it would warn that there is none yet.
        QUITTANCE_ADMIN_EMAIL: 'ana@shop.example',
        QUITTANCE_ADMIN_PASSWORD: 'four words in a row',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const closed = once(child, 'close');
  try {
    const ping = await eventually('an answer', () => {
      assert.equal(child.exitCode, null, output);
      return attempt({ plain: true, port, path: '/ping' });
    });
    assert.equal(ping.status, 200);
  } finally {
    await stop(child);
  }
  assert.deepEqual(await closed, [143, null]);
  return output;
}

/** Asserts that a start said nothing but the lines of its log, none of them a warning. */
export function assertQuiet(output) {
  for (const line of output.trim().split('\n')) {
    assert.equal(JSON.parse(line).level, 'INFO', line);
  }
}

/** How far the database has come when a start is stopped differs, and so do the last classes. */
export function assertFew(fromJar, archived) {
  assert.ok(
    fromJar <= archived / 20,
    `${fromJar} classes from the jar, ${archived} from the archive`,
  );
}

/** How many of our own classes a start took from an archive, and how many from the jar. */
export function ownClasses(output) {
  const lines = output.split('\n').filter((line) => /\] io\.quittance\.[\w.]+ source: /.test(line));
  const archived = lines.filter((line) => line.includes('shared objects file')).length;
  return { archived, fromJar: lines.length - archived };
}

/** Writes over the middle of it. */
export async function damage(file) {
  const bytes = await open(file, 'r+');
  await bytes.write(Buffer.alloc(4096, 0xaa), 0, 4096, statSync(file).size >> 1);
  await bytes.close();
}
