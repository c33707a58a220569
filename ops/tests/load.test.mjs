// ops/load/run judges what it gets: it passes a service that keeps its word and finds out one that does not.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { repository } from './support.mjs';

const pdf = Buffer.from('%PDF-1.7 as good as any for this');
const link = '/api/invoice-documents/0123456789012345678901234567890123456789';

/** A service that answers by the contract, but for what is overridden; what it does not admit it refuses. */
async function service(t, { answer = {}, status = 201, admit = async () => true } = {}) {
  const server = http.createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    if (request.method === 'GET') return response.end(pdf);
    if (!(await admit())) return response.writeHead(503, { 'Retry-After': '1' }).end();
    const { number, totalSats, payment } = JSON.parse(body);
    const fileName = `invoice-${number}.pdf`;
    const amount = (totalSats / 1e8).toFixed(8).replace(/0+$/, '');
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(
      JSON.stringify({
        downloadUrl: `http://elsewhere.example${link}/${fileName}`,
        fileName,
        sizeBytes: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
        paymentUri: `bitcoin:${payment.address}?amount=${amount}&label=L`,
        expiresAt: '2026-11-21T00:00:00Z',
        ...answer,
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/** Twenty documents a second, one after the other, and four waiting at most. A refusal may cost time too. */
function twentyASecond(refusalMillis) {
  let free = 0;
  let waiting = 0;
  return async () => {
    const start = Math.max(free, performance.now());
    if (waiting >= 4) {
      free = start + refusalMillis;
      return false;
    }
    free = start + 50;
    waiting++;
    await delay(free - performance.now());
    waiting--;
    return true;
  };
}

/** Runs it to its end. */
async function load(...options) {
  const child = spawn(join(repository, 'ops/load/run'), options);
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}

/** No service can be quick enough for this one in a second, but it has to be right all the same. */
const briefly = ['capacity', '--seconds', '1', '--warm-up', '1', '--connections', '1'];

test('a service that keeps its word passes', async (t) => {
  const { code, output } = await load(
    'steady',
    ...['--rate', '3', '--seconds', '2', '--warm-up', '1', '--connections', '1'],
    ...['--url', await service(t)],
  );
  assert.equal(code, 0, output);
  assert.match(output, /count of failed events is 0.0 : true/);
});

for (const { what, lie, fault } of [
  {
    what: 'other bytes than announced',
    lie: { answer: { sha256: 'f'.repeat(64) } },
    fault: /other bytes came than were announced/,
  },
  {
    what: "an answer about somebody else's invoice",
    lie: { answer: { fileName: 'invoice-1.pdf' } },
    fault: /the answer is about another invoice/,
  },
  { what: 'an unexpected status', lie: { status: 500 }, fault: /status 500/ },
  { what: 'a refusal where none may be', lie: { status: 503 }, fault: /status 503/ },
]) {
  test(`${what}: found out`, async (t) => {
    const { code, output } = await load(...briefly, '--url', await service(t, lie));
    assert.equal(code, 1, output);
    assert.match(output, /count of failed events is 0.0 : false/);
    assert.match(output, fault);
  });
}

/** Told a peak that is too low, as of a machine that was slow then: the storms have to grow with what it does now. */
const stormy = [
  'overload',
  '--peak',
  '15',
  '--seconds',
  '3',
  '--warm-up',
  '5',
  '--connections',
  '4',
];

test('a service that works on under overload passes', async (t) => {
  const { code, output } = await load(
    ...stormy,
    ...['--url', await service(t, { admit: twentyASecond(0) })],
  );
  assert.equal(code, 0, output);
  assert.match(output, /arrivals were ((3\.\d|2\.[789])(, )?){3} times the peak : true/);
  for (const storm of [1, 2, 3]) assert.match(output, new RegExp(`overload storm ${storm} `));
});

test('a service that refusals keep from its work: found out', async (t) => {
  const { code, output } = await load(
    ...stormy,
    ...['--url', await service(t, { admit: twentyASecond(10) })],
  );
  assert.equal(code, 1, output);
  assert.match(output, /accepted are at least 90 % of the peak .* : false/);
});

test('wrong arguments are explained', async () => {
  const { code, output } = await load('capcity', '--url', 'http://127.0.0.1:1');
  assert.equal(code, 2);
  assert.match(output, /There is no scenario capcity[\s\S]*Usage:/);
  const second = await load('capacity', '--seconds', 'x', '--url', 'http://127.0.0.1:1');
  assert.equal(second.code, 2);
  assert.match(second.output, /--seconds must be a number/);
});
