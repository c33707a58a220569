// Making the archive for quick starts, and making it again when it fits no longer.
import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { archive, assertFew, damage, java, ownClasses, start } from '../archive-starts.mjs';
import { jar as builtJar, temporaryFolder } from '../support.mjs';

test('the archive is made, and made again when it is damaged or the jar is another', async (t) => {
  const folder = temporaryFolder(t);
  const jar = join(folder, 'quittance.jar');
  const file = join(folder, 'quittance.jsa');
  copyFileSync(builtJar, jar);

  await t.test('it is made, and leaves nothing else', () => {
    const made = archive(java, jar, file);
    assert.equal(made.status, 0, made.stderr);
    assert.deepEqual(readdirSync(folder).sort(), ['quittance.jar', 'quittance.jsa']);
    assert.equal(archive('--check', java, jar, file).status, 0);
  });

  await t.test('damaged anywhere, it is made again', async () => {
    await damage(file);
    assert.equal(archive('--check', java, jar, file).status, 1);
    assert.equal(archive(java, jar, file).status, 0);
    assert.equal(archive('--check', java, jar, file).status, 0);
  });

  await t.test('for another jar it is made again', async () => {
    utimesSync(jar, new Date(), new Date('2030-01-01T00:00:00Z'));
    assert.equal(archive('--check', java, jar, file).status, 1);
    assert.equal(archive(java, jar, file).status, 0);
    const again = ownClasses(await start(folder, jar, file, '-Xlog:class+load'));
    assertFew(again.fromJar, again.archived);
  });
});
