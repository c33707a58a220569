// Debian's nginx with our own configuration, in front of two real backends that share one file store.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startNginx } from './front.mjs';
import {
  assertProblem,
  eventually,
  invoice,
  repository,
  request,
  spa,
  startBackend,
  uuid,
} from './support.mjs';

const api = 'api.quittance.test';
const app = 'invoices.quittance.test';
const documents = '/api/invoice-documents';
const folder = mkdtempSync(join(tmpdir(), 'quittance-test-'));
const backends = [];
let nginx;

before(async () => {
  const shared = join(folder, 'documents');
  mkdirSync(shared);
  for (const name of ['first', 'second']) {
    const dataDir = join(folder, name);
    mkdirSync(dataDir);
    symlinkSync(shared, join(dataDir, 'documents'));
    const backend = await startBackend({
      QUITTANCE_DATA_DIR: dataDir,
      QUITTANCE_PUBLIC_URL: `https://${api}`,
      QUITTANCE_TRUSTED_PROXIES: '127.0.0.1',
    });
    backends.push({ ...backend, accessLog: join(dataDir, 'logs/access.log') });
  }
  nginx = await startNginx(folder, { api, app }, backends);
});

after(async () => {
  await nginx?.stop();
  await Promise.all(backends.map((backend) => backend.stop()));
  rmSync(folder, { recursive: true });
});

function post(body, options = {}) {
  return nginx.ask(api, documents, {
    method: 'POST',
    body,
    ...options,
    headers: { 'Content-Type': 'application/json', ...options.headers },
  });
}

const lines = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const logged = (file, requestId) =>
  eventually(
    `a log line of ${requestId}`,
    () => lines(file).find((line) => line.requestId === requestId),
    10,
  );
const loggedByABackend = (requestId) =>
  eventually(
    `a backend's log line of ${requestId}`,
    () =>
      backends
        .flatMap(({ accessLog }) => lines(accessLog))
        .find((line) => line.requestId === requestId),
    10,
  );

test('a document that one backend made is downloaded from either, and through both sites', async () => {
  const made = await post(invoice, { from: '127.0.0.10' });
  assert.equal(made.status, 201, String(made.body));
  const { downloadUrl, sizeBytes } = JSON.parse(made.body);
  assert.ok(downloadUrl.startsWith(`https://${api}${documents}/`));
  const path = new URL(downloadUrl).pathname;
  const downloads = await Promise.all([
    nginx.ask(api, path),
    nginx.ask(app, path),
    ...backends.map(({ port }) => request({ plain: true, port, path })),
  ]);
  for (const download of downloads) {
    assert.equal(download.status, 200);
    assert.equal(download.headers['content-type'], 'application/pdf');
    assert.equal(download.body.length, sizeBytes);
    assert.equal(download.headers['cache-control'], 'private, no-cache');
  }
});

test('the link of a document does not get into the log', async () => {
  const response = await nginx.ask(
    api,
    `${documents}/abcdefghijklmnopqrstuvwxyz234567/invoice-1.pdf?query=1`,
  );
  const line = await logged(join(folder, 'nginx.log'), response.headers['x-request-id']);
  assert.equal(line.path, `${documents}/*/invoice-1.pdf`);
  assert.equal(line.status, '404');
});

test('equal idempotency keys meet the backend that remembers them', async () => {
  const from = '127.0.0.11';
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const links = new Set();
  for (let i = 0; i < 4; i++) {
    const made = await post(invoice, { from, headers });
    links.add(JSON.parse(made.body).downloadUrl);
  }
  assert.equal(links.size, 1);
});

test('the backend logs the real client and believes no forged address', async () => {
  const forged = {
    'X-Forwarded-For': '203.0.113.9',
    Forwarded: 'for=203.0.113.9',
    'X-Real-IP': '203.0.113.9',
  };
  const through = await nginx.ask(api, '/ping', { from: '127.0.0.12', headers: forged });
  assert.equal((await loggedByABackend(through.headers['x-request-id'])).client, '127.0.0.12');
  assert.equal(
    (await logged(join(folder, 'nginx.log'), through.headers['x-request-id'])).client,
    '127.0.0.12',
  );

  const { port } = backends[0];
  const direct = await request({
    plain: true,
    port,
    path: '/ping',
    from: '127.0.0.13',
    headers: forged,
  });
  assert.equal((await loggedByABackend(direct.headers['x-request-id'])).client, '127.0.0.13');
});

test('a request id that is a UUID is kept, another is replaced', async () => {
  const id = crypto.randomUUID();
  const kept = await nginx.ask(api, '/ping', { headers: { 'X-Request-Id': id } });
  assert.equal(kept.headers['x-request-id'], id);
  const replaced = await nginx.ask(api, '/ping', { headers: { 'X-Request-Id': 'mine' } });
  assert.match(replaced.headers['x-request-id'], uuid);
});

test('a body of 4 MiB passes, a larger one is a problem', async () => {
  const from = '127.0.0.14';
  const limit = 4 * 1024 * 1024;
  assertProblem(await post(Buffer.alloc(limit, ' '), { from }), 400, 'malformed-json');
  assertProblem(await post(Buffer.alloc(limit + 1, ' '), { from }), 413, 'body-too-large');
});

test('nginx takes bodies as large as the contract says', () => {
  const contract = readFileSync(
    join(repository, 'vertx-backend/src/main/resources/openapi.yaml'),
    'utf8',
  );
  const largest = new Map();
  let path = '';
  for (const line of contract.split('\n')) {
    path = line.match(/^ {2}(\/\S*):$/)?.[1] ?? path;
    const max = Number(line.match(/^ +x-body: \{.*\bmax: (\d+)/)?.[1] ?? 0);
    if (max > 65536) largest.set(path, Math.max(max, largest.get(path) ?? 0));
  }
  assert.ok(largest.size > 3);
  const locations = [...largest].map(
    ([path, max]) =>
      `location ~ ^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$ ` +
      `{ client_max_body_size ${max}; include quittance/proxy.conf; }`,
  );
  const bodies = readFileSync(join(repository, 'ops/nginx/snippets/bodies.conf'), 'utf8');
  assert.deepEqual(bodies.trim().split('\n').slice(1), locations);
});

test('a body of 64 KiB passes where no picture or file is sent, a larger one is a problem', async () => {
  const ask = (bytes) =>
    nginx.ask(api, '/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'test' },
      body: Buffer.alloc(bytes, ' '),
      from: '127.0.0.18',
    });
  assertProblem(await ask(65536), 400, 'malformed-json');
  assertProblem(await ask(65537), 413, 'body-too-large');
});

test('who makes documents too fast is told to wait, and nobody else is', async () => {
  const from = '127.0.0.15';
  const answers = await Promise.all(Array.from({ length: 20 }, () => post('{}', { from })));
  const refused = answers.filter(({ status }) => status === 429);
  // One and a burst of 15 pass, and another every two seconds.
  assert.ok(refused.length >= 1 && refused.length <= 4, `${refused.length} of 20 were refused`);
  assertProblem(refused[0], 429, 'rate-limited');
  assert.ok(Number(refused[0].headers['retry-after']) > 0);
  assert.equal(refused[0].headers['access-control-allow-origin'], '*');
  assertProblem(await post('{}', { from: '127.0.0.16' }), 400, 'invalid-request');
});

test('who keeps many requests open is refused more of them', async () => {
  const session = nginx.connect(api, '127.0.0.17');
  const statuses = [];
  const open = () =>
    session
      .request({ ':method': 'PUT', ':path': '/api/none' }, { endStream: false })
      .on('response', (headers) => statuses.push(headers[':status']))
      .on('error', () => {});
  for (let i = 0; i < 38; i++) open();
  // Long enough for the rate limit's bucket to drain by twenty.
  await delay(1000);
  for (let i = 0; i < 10; i++) open();
  await eventually('eight refusals', () => statuses.length >= 8, 5);
  session.destroy();
  assert.deepEqual(statuses, Array(8).fill(429));
});

test('HTTP/2 is spoken over TLS', async () => {
  const session = nginx.connect(api);
  const answer = async (headers, body) => {
    const stream = session.request(headers).end(body);
    const [received] = await once(stream, 'response');
    return {
      status: received[':status'],
      headers: received,
      body: (await stream.toArray()).join(''),
    };
  };
  assert.equal(JSON.parse((await answer({ ':path': '/ping' })).body).message, 'pong');
  const tooLarge = { ':path': documents, ':method': 'POST', 'content-length': 5_000_000 };
  assertProblem(await answer(tooLarge, Buffer.alloc(5_000_000)), 413, 'body-too-large');
  session.destroy();
});

test('plain HTTP leads to HTTPS', async () => {
  const response = await request({ plain: true, port: nginx.httpPort, host: app, path: '/x?y=1' });
  assert.equal(response.status, 301);
  assert.equal(response.headers.location, `https://${app}/x?y=1`);
  assert.match(response.headers['x-request-id'], uuid);
});

test('plain HTTP leads to the name of the site, whatever host is asked for', async () => {
  for (const host of ['evil.example', 'evil.example:8080', '127.0.0.1', `${app}.evil.example`]) {
    const response = await request({ plain: true, port: nginx.httpPort, host, path: '/x' });
    assert.equal(response.status, 301);
    assert.equal(response.headers.location, `https://${api}/x`);
  }
});

test('what nginx cannot read is a problem too', async () => {
  const socket = nginx.connectTls(api);
  socket.end('GET /ping HTTP/1.1\r\nHost: \r\nHost: twice\r\n\r\n');
  const answer = (await socket.toArray()).join('');
  assert.match(answer, /^HTTP\/1\.1 400 /);
  const problem = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));
  assert.equal(problem.code, 'malformed-request');
  assert.match(problem.requestId, uuid);
});

test('the site is served with its security headers', async () => {
  const policy = readFileSync(join(repository, 'angular-frontend/csp.txt'), 'utf8')
    .trim()
    .replaceAll('https://backend.example.com', `https://${api}`);
  assert.doesNotMatch(policy, /https:(?!\/\/)/);
  for (const path of ['/', '/some/route/of/the/app']) {
    const page = await nginx.ask(app, path);
    assert.equal(page.status, 200);
    assert.deepEqual(page.body, readFileSync(join(spa, 'index.html')));
    assert.equal(page.headers['content-security-policy'], policy);
    assert.equal(page.headers['cache-control'], 'no-cache');
    assert.equal(page.headers['x-content-type-options'], 'nosniff');
    assert.equal(page.headers['referrer-policy'], 'no-referrer');
    assert.match(page.headers['strict-transport-security'], /max-age=31536000/);
  }
});

test('hashed files are kept for good, the configuration is not, and a missing file is missing', async () => {
  const script = readdirSync(spa).find((name) => /^main-.*\.js$/.test(name));
  const hashed = await nginx.ask(app, `/${script}`, { headers: { 'Accept-Encoding': 'gzip' } });
  assert.equal(hashed.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(hashed.headers['content-encoding'], 'gzip');
  const configuration = await nginx.ask(app, '/config.json');
  assert.equal(configuration.headers['cache-control'], 'no-cache');
  assert.ok('apiUrl' in JSON.parse(configuration.body));
  assertProblem(await nginx.ask(app, '/main-AAAAAAAA.js'), 404, 'not-found');
});

test('the site passes the paths of the API on', async () => {
  assert.equal(JSON.parse((await nginx.ask(app, '/ping')).body).message, 'pong');
  const docs = await nginx.ask(app, '/docs');
  assert.match(String(docs.body), /swagger/i);
  assert.equal(docs.headers['content-security-policy'].includes('trusted-types'), false);
  const script = await nginx.ask(app, '/docs/swagger-ui-bundle.js', {
    headers: { 'Accept-Encoding': 'gzip' },
  });
  assert.equal(script.headers['content-encoding'], 'gzip');
  assertProblem(await nginx.ask(app, '/api/nothing'), 404, 'not-found');
});

test('the service goes on when one backend is killed, and says so when both are', async () => {
  await backends[0].stop('SIGKILL');
  const from = '127.0.0.18';
  for (let i = 0; i < 6; i++) {
    assert.equal((await nginx.ask(api, '/ping', { from })).status, 200);
    assertProblem(await post('{}', { from }), 400, 'invalid-request');
  }
  await backends[1].stop('SIGKILL');
  assertProblem(await nginx.ask(api, '/ping', { from }), 502, 'unavailable');
  assertProblem(await post(invoice, { from }), 502, 'unavailable');
});
