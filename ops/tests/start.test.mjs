// ops/start as a person uses it: it comes up, says where, and leaves nothing behind however it ends.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  cleanEnvironment,
  eventually,
  freePort,
  invoice,
  isAlive,
  repository,
  request,
  spa,
  temporaryFolder,
} from './support.mjs';

/** Where the data are, in a hidden folder as by default. The first start makes them, and all others find them. */
const home = mkdtempSync(join(tmpdir(), 'quittance-test-'));
// As root, the embedded database runs as another user, who has to get there.
chmodSync(home, 0o711);
after(() => rmSync(home, { recursive: true }));

/** Starts it on free ports with a temporary folder of its own. */
async function start(t, options = [], environment = {}) {
  const run = { output: '' };
  t.after(async () => {
    run.child.kill('SIGTERM');
    await run.ended;
  });
  const temporary = temporaryFolder(t);
  const ports = { api: await freePort(), management: await freePort(), site: await freePort() };
  run.child = spawn(join(repository, 'ops/start'), options, {
    env: {
      ...cleanEnvironment(),
      TMPDIR: temporary,
      JDK_JAVA_OPTIONS: '-Xmx256m',
      XDG_DATA_HOME: join(home, '.local/share'),
      QUITTANCE_HTTP_PORT: String(ports.api),
      QUITTANCE_MANAGEMENT_PORT: String(ports.management),
      SPA_PORT: String(ports.site),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  run.child.stdout.on('data', (text) => (run.output += text));
  run.child.stderr.on('data', (text) => (run.output += text));
  return Object.assign(run, { ports, temporary, ended: once(run.child, 'close') });
}

async function ready(run) {
  await eventually(
    'a start',
    () => {
      assert.equal(run.child.exitCode, null, run.output);
      return run.output.includes('Quittance is ready');
    },
    240,
  );
  return descendants(run.child.pid);
}

/** The ids of all processes that a process has started, and those that they have. */
function descendants(root) {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const pid of found)
    found.push(...processes.filter(([, parent]) => parent === pid).map(([child]) => child));
  return found.slice(1);
}

async function assertInvoiceCanBeMade(port) {
  const made = await request({
    plain: true,
    port,
    path: '/api/invoice-documents',
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: invoice,
  });
  assert.equal(made.status, 201, String(made.body));
  const { downloadUrl, sha256 } = JSON.parse(made.body);
  const pdf = await request({ plain: true, port, path: new URL(downloadUrl).pathname });
  assert.equal(pdf.status, 200, String(pdf.body));
  assert.equal(createHash('sha256').update(pdf.body).digest('hex'), sha256);
}

function javaAmong(pids) {
  const java = execFileSync('ps', ['-o', 'pid=,comm=', '-p', pids.join(',')], { encoding: 'utf8' })
    .split('\n')
    .find((line) => line.endsWith('java'));
  return Number.parseInt(java, 10);
}

async function assertNothingLeft(run, pids) {
  await eventually('the end of every process', () => !pids.some(isAlive), 10);
  assert.deepEqual(readdirSync(run.temporary), []);
  assert.equal(await request({ plain: true, port: run.ports.site }), null);
  assert.equal(await request({ port: run.ports.api }), null);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  test(`both parts come up, and ${signal} ends both`, async (t) => {
    const run = await start(t);
    const pids = await ready(run);
    assert.match(run.output, new RegExp(`http://localhost:${run.ports.site}`));
    assert.match(run.output, new RegExp(`https://localhost:${run.ports.api}`));
    assert.match(run.output, /Database embedded, in .*\/share\/quittance\/postgresql$/m);
    const health = await request({
      plain: true,
      port: run.ports.management,
      path: '/health/ready',
    });
    assert.equal(health.status, 200);
    const page = await request({ plain: true, port: run.ports.site });
    assert.deepEqual(page.body, readFileSync(join(spa, 'index.html')));
    const ping = await request({ plain: true, port: run.ports.site, path: '/ping' });
    assert.equal(JSON.parse(ping.body).message, 'pong');
    await assertInvoiceCanBeMade(run.ports.site);

    run.child.kill(signal);
    assert.deepEqual(await run.ended, [0, null], run.output);
    await assertNothingLeft(run, pids);
  });
}

test('when the backend dies it says so, and the site ends too', async (t) => {
  const run = await start(t);
  const pids = await ready(run);
  process.kill(javaAmong(pids), 'SIGTERM');
  assert.deepEqual(await run.ended, [1, null]);
  assert.match(run.output, /The backend has died/);
  await assertNothingLeft(run, pids);
});

test('threads of the backend that wake up wait for their turn, where the system can do that', async (t) => {
  const run = await start(t, ['--backend', '--archive']);
  const policy = ['-o', 'cls=', '-p', String(javaAmong(await ready(run)))];
  if (spawnSync('chrt', ['--batch', '0', 'true']).status === 0) {
    assert.equal(execFileSync('ps', policy, { encoding: 'utf8' }).trim(), 'B');
  }
});

test('a database that is not there is no reason not to start, but is said', async (t) => {
  const absent = `postgresql://quittance:s3cret@127.0.0.1:${await freePort()}/quittance`;
  const run = await start(t, ['--backend'], { QUITTANCE_DATABASE_URL: absent });
  const pids = await ready(run);
  assert.match(run.output, /Database not there yet\. The database at 127\.0\.0\.1.*refused/);
  assert.doesNotMatch(run.output, /s3cret|embedded/);
  run.child.kill('SIGTERM');
  assert.deepEqual(await run.ended, [0, null], run.output);
  await assertNothingLeft(run, pids);
});

test('a backend that refuses its settings is quoted', async (t) => {
  const run = await start(t, ['--backend'], {
    QUITTANCE_MODE: 'production',
    QUITTANCE_ALLOWED_ORIGINS: 'ftp://x',
  });
  assert.deepEqual(await run.ended, [1, null]);
  assert.match(run.output, /The backend did not start[\s\S]*allowedOrigins/);
  await assertNothingLeft(run, []);
});

test('a port that is taken is named', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  const { port } = taken.address();
  const run = await start(t, ['--frontend'], { SPA_PORT: String(port) });
  assert.deepEqual(await run.ended, [1, null]);
  assert.match(run.output, new RegExp(`Port ${port} .*taken`));
});

test('what is missing is named, with the way to get it', async (t) => {
  const programs = temporaryFolder(t);
  for (const name of ['bash', 'dirname', 'sed']) {
    symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(programs, name));
  }
  const run = await start(t, [], { PATH: programs });
  assert.deepEqual(await run.ended, [1, null]);
  for (const name of ['curl', 'mvn', 'node', 'npm']) {
    assert.match(run.output, new RegExp(`^  ${name}: .*(apt-get|https:)`, 'm'));
  }
});
