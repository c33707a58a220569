// The archive for quick starts: used by the JVM where it fits, and no obstacle where it does not. That it is made again when it
// does not fit is tested in long/: making one takes half a minute.
import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  archive,
  assertFew,
  assertQuiet,
  damage,
  java,
  ownClasses,
  start,
} from './archive-starts.mjs';
import { jar, repository, temporaryFolder } from './support.mjs';

/** Made before these tests. */
const file = join(repository, 'vertx-backend/target/quittance.jsa');

/** A copy to damage. */
function copy(folder) {
  const damaged = join(folder, 'quittance.jsa');
  copyFileSync(file, damaged);
  return damaged;
}

test('without one it starts', async (t) => {
  const folder = temporaryFolder(t);
  const nothing = join(folder, 'quittance.jsa');
  assert.equal(archive('--check', java, jar, nothing).status, 1);
  assertQuiet(await start(folder, jar, nothing));
});

test('our classes come out of it, and nothing is said', async (t) => {
  const folder = temporaryFolder(t);
  assertQuiet(await start(folder, jar, file));
  const { archived, fromJar } = ownClasses(await start(folder, jar, file, '-Xlog:class+load'));
  assert.ok(archived > 50, `${archived} classes`);
  assertFew(fromJar, archived);
});

test('while it fits it is left as it is', () => {
  const before = statSync(file);
  assert.equal(archive('--check', java, jar, file).status, 0);
  assert.equal(archive(java, jar, file).status, 0);
  assert.equal(statSync(file).mtimeMs, before.mtimeMs);
});

test('damaged anywhere, it does not fit', async (t) => {
  const damaged = copy(temporaryFolder(t));
  assert.equal(archive('--check', java, jar, damaged).status, 0);
  await damage(damaged);
  assert.equal(archive('--check', java, jar, damaged).status, 1);
});

test('cut short or overwritten, it is passed over', async (t) => {
  const folder = temporaryFolder(t);
  const damaged = copy(folder);
  truncateSync(damaged, 100_000);
  assertQuiet(await start(folder, jar, damaged));
  writeFileSync(damaged, 'no archive');
  assertQuiet(await start(folder, jar, damaged));
});

test('for another jar it does not fit', async (t) => {
  const folder = temporaryFolder(t);
  const other = join(folder, 'quittance.jar');
  copyFileSync(jar, other);
  utimesSync(other, new Date(), new Date('2030-01-01T00:00:00Z'));
  assert.equal(archive('--check', java, other, file).status, 1);
  const { archived } = ownClasses(await start(folder, other, file, '-Xlog:class+load'));
  assert.equal(archived, 0);
});

test('where it may not be written it says so, at once', (t) => {
  const folder = temporaryFolder(t);
  const nowhere = join(folder, 'nowhere/quittance.jsa');
  const refused = archive(java, jar, nowhere);
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
