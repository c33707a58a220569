// ops/test with sections of ours: what runs beside what, and that no process is left, however it ends.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanEnvironment, eventually, isAlive, repository, temporaryFolder } from './support.mjs';

const names = ['tools', 'build', 'java', 'postgres', 'angular', 'browser', 'ops', 'lint'];
const runsOn = 'echo process $$; sleep 300 & echo process $!; wait';

/** Starts a copy of ops/test whose sections are these shell scripts, on two processors; those that are not given do nothing. */
function runTests(t, sections, ...named) {
  const copy = temporaryFolder(t);
  mkdirSync(join(copy, 'ops'));
  cpSync(join(repository, 'ops/test'), join(copy, 'ops/test'));
  cpSync(join(repository, 'ops/lib'), join(copy, 'ops/lib'), { recursive: true });
  const functions = names.map((name) => `test_${name}() { ${sections[name] ?? ':'}; }\n`);
  writeFileSync(join(copy, 'ops/lib/sections.sh'), functions.join(''));
  const programs = join(copy, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'nproc'), '#!/bin/sh\necho 2\n', { mode: 0o755 });
  const environment = cleanEnvironment();
  const child = spawn(join(copy, 'ops/test'), named, {
    env: { ...environment, PATH: `${programs}:${environment.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { child, copy, output: '', ended: once(child, 'close') };
  child.stdout.on('data', (text) => (run.output += text));
  child.stderr.on('data', (text) => (run.output += text));
  t.after(() => child.kill('SIGKILL'));
  return run;
}

/** The ids that the scripts have told, once each: what failed is said twice. */
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
    const run = runTests(t, { java: runsOn }, 'java');
    await eventually('a running section', () => told(run).length === 2);
    run.child.kill(signal);
    assert.deepEqual(await run.ended, [code, null], run.output);
    await assertGone(told(run));
  });
}

test('what a section leaves behind is ended with it, and its failure is counted', async (t) => {
  const run = runTests(t, { java: runsOn.replace('wait', 'exit 3') }, 'java');
  assert.deepEqual(await run.ended, [1, null], run.output);
  assert.match(run.output, /FAILED +java/);
  assert.match(run.output, /0 passed, 1 failed/);
  await assertGone(told(run));
});

test('what a section said last is said again at the end, where logs are cut', async (t) => {
  const script = 'echo the first word; seq 100; echo the reason; exit 3';
  for (const named of [['tools', 'java'], []]) {
    const run = runTests(t, { java: script }, ...named);
    assert.deepEqual(await run.ended, [1, null], run.output);
    const again = run.output.slice(run.output.indexOf('=== what failed'));
    assert.match(again, /the end of java[^]*the reason[^]* passed, 1 failed/);
    assert.doesNotMatch(again, /the first word/);
  }
});

test('all sections run, in two lanes, and what needs the jar waits for it', async (t) => {
  const run = runTests(t, {
    ...Object.fromEntries(names.map((name) => [name, `echo told by ${name}`])),
    tools: 'touch tools-there',
    build: 'test -e tools-there; sleep 1; touch jar',
    java: 'test -e jar; touch java-began; for i in {1..100}; do [[ -e browser-began ]] && return; sleep 0.1; done; exit 1',
    angular: 'test -e tools-there; echo told by angular; test ! -e jar',
    browser:
      'test -e jar; touch browser-began; for i in {1..100}; do [[ -e java-began ]] && return; sleep 0.1; done; exit 1',
  });
  assert.deepEqual(await run.ended, [0, null], run.output);
  for (const name of names) assert.match(run.output, new RegExp(`^ok +${name} +\\d+ s$`, 'm'));
  assert.match(run.output, /^=== angular =+\n\ntold by angular\n/m);
  assert.match(run.output, /8 passed, 0 failed/);
});

/** The ids in the files first and second of a folder, as soon as both are there. */
function pidsIn(folder) {
  const files = ['first', 'second'].map((name) => join(folder, name));
  if (!files.every((file) => existsSync(file))) return null;
  const pids = files.map((file) => Number(readFileSync(file, 'utf8')));
  return pids.includes(0) ? null : pids;
}

test('a signal ends both lanes', async (t) => {
  const run = runTests(t, {
    build: 'echo $$ >first; sleep 300',
    angular: 'echo $$ >second; sleep 300',
  });
  const pids = await eventually('two running sections', () => pidsIn(run.copy));
  run.child.kill('SIGTERM');
  assert.deepEqual(await run.ended, [143, null], run.output);
  await assertGone(pids);
});

test('a section that is not there is named', async (t) => {
  const run = runTests(t, {}, 'jav');
  assert.deepEqual(await run.ended, [1, null]);
  assert.match(run.output, /no section jav\b/);
});
