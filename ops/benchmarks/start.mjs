#!/usr/bin/env node
// How long a start takes. See --help.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import tls from 'node:tls';
import { parseArgs } from 'node:util';
import { backendCommand, cleanEnvironment, freePort, repository, stop } from '../tests/support.mjs';

const HELP = `Usage: ops/bench start [OPTION...]

Starts the built backend again and again, as ops/start does, and measures from the start of its process to the answer of
/ping on the first connection that its port takes, then from the request for the first PDF to the last byte of its download.
One run that does not count goes before, for the disk and for this program.

Each start comes after a rest: many virtual machines give memory that is free for some seconds back to their host, and a
start on what the run before has just left is quicker than one hours later. --rest 1000 shows by how much.

  --runs N           starts (10)
  --rest MS          milliseconds before each start (3000)
  --pause MS         milliseconds between /ping and the request for the PDF; with 0 the service is still warming up (0)
  --without-tls      as behind a proxy
  --without-archive  without the archive of loaded classes
  --help             this`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    rest: { type: 'string', default: '3000' },
    pause: { type: 'string', default: '0' },
    'without-tls': { type: 'boolean' },
    'without-archive': { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}
const invoice = readFileSync(join(repository, 'ops/training/transparent-logo.json'));
const folder = mkdtempSync(join(tmpdir(), 'quittance-bench-'));
// For root, whose database runs as another user.
chmodSync(folder, 0o711);
const [program, ...rest] = backendCommand('-Xmx256m', `-Djava.io.tmpdir=${folder}`).filter(
  (argument) => !values['without-archive'] || !argument.startsWith('-XX:SharedArchiveFile'),
);
let child;
process.on('exit', () => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** A connection as soon as the port takes one. Asking takes processor time too, so not before a while has gone. */
async function connect(port) {
  await delay(300);
  for (let tries = 0; tries < 6_000; tries++) {
    const socket = net.connect(port, '127.0.0.1');
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (connected) return socket;
    if (child.exitCode !== null) throw new Error(`The backend ended with ${child.exitCode}`);
    await delay(5);
  }
  throw new Error('The backend does not listen within half a minute');
}

async function secure(socket) {
  const secured = tls.connect({ socket, rejectUnauthorized: false });
  await once(secured, 'secureConnect');
  return secured;
}

/** One request on a connection that is kept; gives the body. */
async function ask(socket, head, status, body = '') {
  socket.write(`${head} HTTP/1.1\r\nHost: localhost\r\n`);
  socket.write(`Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`);
  socket.write(body);
  let answer = Buffer.alloc(0);
  for await (const [chunk] of chunks(socket)) {
    answer = Buffer.concat([answer, chunk]);
    const end = answer.indexOf('\r\n\r\n') + 4;
    const length = /^content-length: (\d+)/im.exec(answer.subarray(0, end))?.[1];
    if (end < 4 || answer.length < end + Number(length)) continue;
    if (!answer.subarray(0, 20).includes(` ${status} `)) throw new Error(String(answer));
    return answer.subarray(end);
  }
}

async function* chunks(socket) {
  for (;;) yield await once(socket, 'data', { signal: AbortSignal.timeout(30_000) });
}

async function run() {
  await delay(Number(values.rest));
  const port = await freePort();
  const began = performance.now();
  child = spawn(program, rest, {
    env: {
      ...cleanEnvironment(),
      QUITTANCE_DATA_DIR: join(folder, 'data'),
      QUITTANCE_HTTP_PORT: String(port),
      QUITTANCE_HTTP_TLS: String(!values['without-tls']),
      QUITTANCE_MANAGEMENT_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const plain = await connect(port);
  const socket = values['without-tls'] ? plain : await secure(plain);
  await ask(socket, 'GET /ping', 200);
  const ping = performance.now() - began;
  await delay(Number(values.pause));
  const asked = performance.now();
  const made = JSON.parse(await ask(socket, 'POST /api/invoice-documents', 201, invoice));
  await ask(socket, `GET ${new URL(made.downloadUrl).pathname}`, 200);
  const pdf = performance.now() - asked;
  socket.destroy();
  await stop(child);
  return { ping, pdf };
}

function summary(name, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const [min, median, max] = [0, sorted.length >> 1, sorted.length - 1].map((i) =>
    sorted[i].toFixed(0),
  );
  console.log(`${name.padEnd(10)} min ${min}  median ${median}  max ${max} ms`);
}

await run();
const runs = [];
for (let i = 0; i < Number(values.runs); i++) {
  runs.push(await run());
  const { ping, pdf } = runs.at(-1);
  console.log(`${i + 1}: /ping ${ping.toFixed(0)} ms, first PDF ${pdf.toFixed(0)} ms`);
}
summary(
  '/ping',
  runs.map(({ ping }) => ping),
);
summary(
  'first PDF',
  runs.map(({ pdf }) => pdf),
);
console.log(`load average ${loadavg()[0].toFixed(1)} (above 1, something else was running)`);
