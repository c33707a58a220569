// The archive for quick starts: made and used by the JVM, made again for another jar, and no obstacle when broken.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  cleanEnvironment,
  eventually,
  findJava,
  freePort,
  jar as builtJar,
  repository,
  request,
  stop,
  temporaryFolder,
} from './support.mjs';

const java = findJava();

/** Runs ops/archive to its end. */
function archive(...options) {
  return spawnSync(join(repository, 'ops/archive'), options, {
    encoding: 'utf8',
    env: cleanEnvironment(),
  });
}

/** Starts the jar with the archive and our options, asks /ping, stops it; gives all that it said. */
async function start(folder, jar, file, ...options) {
  const port = await freePort();
  const child = spawn(
    java,
    [
      `@${join(repository, 'ops/jvm.options')}`,
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
      return request({ plain: true, port, path: '/ping' });
    });
    assert.equal(ping.status, 200);
  } finally {
    await stop(child);
  }
  assert.deepEqual(await closed, [143, null]);
  return output;
}

/** Asserts that a start said nothing but the lines of its log, none of them a warning. */
function assertQuiet(output) {
  for (const line of output.trim().split('\n')) {
    assert.equal(JSON.parse(line).level, 'INFO', line);
  }
}

/** How far the database has come when a start is stopped differs, and so do the last classes. */
function assertFew(fromJar, archived) {
  assert.ok(
    fromJar <= archived / 20,
    `${fromJar} classes from the jar, ${archived} from the archive`,
  );
}

/** How many of our own classes a start took from an archive, and how many from the jar. */
function ownClasses(output) {
  const lines = output.split('\n').filter((line) => /\] io\.quittance\.[\w.]+ source: /.test(line));
  const archived = lines.filter((line) => line.includes('shared objects file')).length;
  return { archived, fromJar: lines.length - archived };
}

test('the archive is made, used, made again for another jar, and no start depends on it', async (t) => {
  const folder = temporaryFolder(t);
  const jar = join(folder, 'quittance.jar');
  const file = join(folder, 'quittance.jsa');
  copyFileSync(builtJar, jar);

  await t.test('without one it starts', async () => {
    assert.equal(archive('--check', java, jar, file).status, 1);
    assertQuiet(await start(folder, jar, file));
  });

  await t.test('it is made, and leaves nothing else', () => {
    const made = archive(java, jar, file);
    assert.equal(made.status, 0, made.stderr);
    assert.deepEqual(readdirSync(folder).sort(), ['data', 'quittance.jar', 'quittance.jsa']);
    assert.equal(archive('--check', java, jar, file).status, 0);
  });

  await t.test('our classes come out of it, and nothing is said', async () => {
    assertQuiet(await start(folder, jar, file));
    const { archived, fromJar } = ownClasses(await start(folder, jar, file, '-Xlog:class+load'));
    assert.ok(archived > 50, `${archived} classes`);
    assertFew(fromJar, archived);
  });

  await t.test('while it fits it is left as it is', () => {
    const before = statSync(file);
    assert.equal(archive(java, jar, file).status, 0);
    assert.equal(statSync(file).mtimeMs, before.mtimeMs);
  });

  await t.test('damaged anywhere, it is made again', async () => {
    const bytes = await open(file, 'r+');
    await bytes.write(Buffer.alloc(4096, 0xaa), 0, 4096, statSync(file).size >> 1);
    await bytes.close();
    assert.equal(archive('--check', java, jar, file).status, 1);
    assert.equal(archive(java, jar, file).status, 0);
    assert.equal(archive('--check', java, jar, file).status, 0);
  });

  await t.test('cut short or overwritten, it is passed over', async () => {
    truncateSync(file, 100_000);
    assertQuiet(await start(folder, jar, file));
    writeFileSync(file, 'no archive');
    assertQuiet(await start(folder, jar, file));
  });

  await t.test('for another jar it does not fit, and is made again', async () => {
    assert.equal(archive(java, jar, file).status, 0);
    utimesSync(jar, new Date(), new Date('2030-01-01T00:00:00Z'));
    assert.equal(archive('--check', java, jar, file).status, 1);
    const { archived } = ownClasses(await start(folder, jar, file, '-Xlog:class+load'));
    assert.equal(archived, 0);
    assert.equal(archive(java, jar, file).status, 0);
    const again = ownClasses(await start(folder, jar, file, '-Xlog:class+load'));
    assertFew(again.fromJar, again.archived);
  });
});

test('where it may not be written it says so, at once', (t) => {
  const folder = temporaryFolder(t);
  const nowhere = join(folder, 'nowhere/quittance.jsa');
  const refused = archive(java, builtJar, nowhere);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /was not made/);
  assert.ok(!existsSync(nowhere));
});

test('a service that cannot start is quoted, and leaves nothing', (t) => {
  const folder = temporaryFolder(t);
  const broken = join(folder, 'broken.jar');
  copyFileSync(join(repository, 'ops/archive'), broken);
  const refused = archive(java, broken, join(folder, 'quittance.jsa'));
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /does not start[\s\S]*jarfile/);
  assert.deepEqual(readdirSync(folder), ['broken.jar']);
});
