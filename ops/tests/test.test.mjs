// ops/test leaves no process behind, whether it is stopped or a section forgets what it has started.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanEnvironment, eventually, isAlive, repository, temporaryFolder } from './support.mjs';

/** Runs the section java with a Maven of ours, a shell script. */
function runJava(t, script) {
  const programs = temporaryFolder(t);
  writeFileSync(join(programs, 'mvn'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(programs, 'mvn'), 0o755);
  const environment = cleanEnvironment();
  const child = spawn(join(repository, 'ops/test'), ['java'], {
    env: { ...environment, PATH: `${programs}:${environment.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { child, output: '', ended: once(child, 'close') };
  child.stdout.on('data', (text) => (run.output += text));
  child.stderr.on('data', (text) => (run.output += text));
  t.after(() => child.kill('SIGKILL'));
  return run;
}

/** The ids that the script has told, once each: what failed is said twice. */
function told(run) {
  return [...new Set([...run.output.matchAll(/^process (\d+)$/gm)].map(([, pid]) => Number(pid)))];
}

async function assertGone(pids) {
  assert.equal(pids.length, 2);
  await eventually('the end of every process', () => !pids.some(isAlive), 10);
}

for (const [signal, code] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  test(`${signal} ends all that runs`, async (t) => {
    const run = runJava(t, 'echo process $$; sleep 300 & echo process $!; wait');
    await eventually('a running section', () => told(run).length === 2);
    run.child.kill(signal);
    assert.deepEqual(await run.ended, [code, null], run.output);
    await assertGone(told(run));
  });
}

test('what a section leaves behind is ended with it, and its failure is counted', async (t) => {
  const run = runJava(t, 'echo process $$; sleep 300 & echo process $!; exit 3');
  assert.deepEqual(await run.ended, [1, null], run.output);
  assert.match(run.output, /FAILED +java/);
  assert.match(run.output, /0 passed, 1 failed/);
  await assertGone(told(run));
});

test('what a section said last is said again at the end, where logs are cut', async (t) => {
  const run = runJava(t, 'echo the first word; seq 100; echo the reason; exit 3');
  assert.deepEqual(await run.ended, [1, null], run.output);
  const again = run.output.slice(run.output.indexOf('=== what failed'));
  assert.match(again, /the end of java[^]*the reason[^]*0 passed, 1 failed/);
  assert.doesNotMatch(again, /the first word/);
});
