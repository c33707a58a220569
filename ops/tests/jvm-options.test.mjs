// The JVM's options: accepted without a word, and the same wherever the backend runs. What was measured is what is deployed.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  allJava,
  backendCommand,
  cleanEnvironment,
  invoice,
  repository,
  request,
  startBackend,
  temporaryFolder,
} from './support.mjs';

const files = ['ops/jvm.options', 'ops/jvm-tuned.options'].map((name) => join(repository, name));

/** What the lines of an option file say, without comments. */
function optionsIn(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
}

/** A command's options for the JVM: without the program, with option files read, without where the archive is. */
function optionsOf(command) {
  const begin = command.findIndex((word) => word.endsWith('/java')) + 1;
  const options = command.slice(begin, command.indexOf('-jar'));
  return options
    .flatMap((option) => (option.startsWith('@') ? optionsIn(option.slice(1)) : [option]))
    .map((option) => option.replace(/^(-XX:SharedArchiveFile=).*\//, '$1'));
}

/** The unit as ops/install writes it, below a folder, and the command it runs, with the paths that are there. */
function installedUnit(root) {
  const site = ['--jar', backendCommand().at(-1), '--domain', 'api.example.com'];
  const rest = [
    '--allowed-origin',
    'https://example.com',
    '--database-url',
    'postgresql://a:b@c/d',
  ];
  const program = join(repository, 'ops/install');
  execFileSync(program, [...site, ...rest, '--root', root], { env: cleanEnvironment() });
  const unit = readFileSync(join(root, 'etc/systemd/system/quittance.service'), 'utf8');
  const [, command] = /^ExecStart=((?:.*\\\n)*.*)$/m.exec(unit);
  return { unit, command: command.replaceAll('/usr/lib/quittance', `${root}$&`).split(/[\s\\]+/) };
}

/** The container's command, with option files of the repository. */
function containerCommand() {
  const text = readFileSync(join(repository, 'ops/docker/backend.Dockerfile'), 'utf8');
  const [, entryPoint] = /^ENTRYPOINT (\[(?:.*\\\n)*.*\])$/m.exec(text);
  return JSON.parse(entryPoint.replaceAll('\\\n', '')).map((word) =>
    word.replace('@/usr/lib/quittance', `@${join(repository, 'ops')}`),
  );
}

/** A test runs as root on many machines, where the JVM may do what it may not do as the service's user. */
function asServiceUser(command) {
  if (process.getuid() !== 0) return command;
  return ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--', ...command];
}

function output([program, ...rest]) {
  const { stdout, stderr, status } = spawnSync(program, rest, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

for (const { java, version } of allJava()) {
  test(`Java ${version} takes every option, and has no warning`, () => {
    // Read here: the service's user may not get to this folder.
    const options = files.flatMap(optionsIn);
    assert.ok(!options.includes('-XX:-PrintWarnings'));
    const strict = [...options, '-XX:-IgnoreUnrecognizedVMOptions'];
    const plain = output([java, '--version']);
    assert.equal(plain.status, 0, plain.said);
    for (const heap of ['-Xmx192m', '-Xmx512m']) {
      assert.deepEqual(output([java, ...strict, heap, '--version']), plain);
      const command = asServiceUser([java, ...strict, heap, '--version']);
      if (output(asServiceUser([java, '--version'])).status === 0) {
        assert.deepEqual(output(command), plain);
      }
    }
    const misspelt = output([java, ...strict, '-XX:+UseParalelGC', '--version']);
    assert.match(misspelt.said, /UseParalelGC/);
  });
}

test('ops/start, ops/bench, the unit and the container give the JVM the same options', (t) => {
  const measured = optionsOf(backendCommand());
  assert.deepEqual(measured, [...files.flatMap(optionsIn), '-XX:SharedArchiveFile=quittance.jsa']);
  assert.deepEqual(optionsOf(installedUnit(join(temporaryFolder(t), 'root')).command), measured);
  assert.deepEqual(optionsOf(containerCommand()), measured);
});

test('the load, the tests of the service and the archive use both files', () => {
  for (const file of [
    'ops/archive',
    'ops/load/src/main/java/io/quittance/load/Option.java',
    'vertx-backend/src/test/java/io/quittance/ServiceProgram.java',
  ]) {
    const [, ...rest] = readFileSync(join(repository, file), 'utf8').split('jvm.options');
    assert.notEqual(rest.length, 0, file);
    for (const text of rest) assert.match(text, /^.*\s+.*\bjvm-tuned\.options\b/, file);
  }
});

/** Makes an invoice, so that every kind of thread has been at work; then what the JVM and Linux say of the process. */
async function examine(t, command) {
  const data = temporaryFolder(t);
  const backend = await startBackend({ QUITTANCE_DATA_DIR: data }, command);
  t.after(() => backend.stop());
  const headers = { 'Content-Type': 'application/json' };
  const path = '/api/invoice-documents';
  const document = {
    plain: true,
    port: backend.port,
    path,
    method: 'POST',
    headers,
    body: invoice,
  };
  assert.equal((await request(document)).status, 201);
  // Of the process's own JVM: another one could not attach to it.
  const jcmd = join(readlinkSync(`/proc/${backend.pid}/exe`), '../jcmd');
  const flags = execFileSync(jcmd, [String(backend.pid), 'VM.flags'], { encoding: 'utf8' });
  return {
    flags: flags
      .split(/\s+/)
      .slice(1)
      .map((flag) => flag.replace(/^(-XX:SharedArchiveFile=).*\//, '$1'))
      .sort(),
    threads: threads(backend.pid),
  };
}

/** How Linux schedules the threads of a process: each kind once, by policy and niceness (fields 41 and 19 of proc's stat). */
function threads(pid) {
  const kinds = readdirSync(`/proc/${pid}/task`).map((id) => {
    const stat = readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `policy ${fields[38]}, nice ${fields[16]}`;
  });
  return [...new Set(kinds)];
}

test(
  'the process of the unit runs as the one that was measured',
  { skip: process.platform !== 'linux' },
  async (t) => {
    const heap = '-Xmx256m';
    const { unit, command } = installedUnit(join(temporaryFolder(t), 'root'));
    const batch = spawnSync('chrt', ['--batch', '0', 'true']).status === 0;
    assert.match(unit, /^CPUSchedulingPolicy=batch$/m);
    // What systemd does before it runs the command.
    const scheduled = batch ? ['chrt', '--batch', '0', ...command] : command;
    scheduled.splice(scheduled.indexOf('-jar'), 0, heap);
    const commands = [scheduled, backendCommand(heap)];
    const [deployed, measured] = await Promise.all(commands.map((each) => examine(t, each)));
    assert.deepEqual(deployed, measured);
    // No thread is preferred to another: the unit's filter of system calls would not let the JVM do that.
    assert.deepEqual(measured.threads, [`policy ${batch ? 3 : 0}, nice 0`]);
  },
);
