// What the tests in this folder share: free ports, real backends, HTTP from a chosen address.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newDatabase } from '../lib/databases.mjs';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
export const jar = join(repository, 'vertx-backend/target/quittance.jar');
export const spa = join(repository, 'angular-frontend/dist/quittance/browser');
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A small invoice, as the API takes it. */
export const invoice = JSON.stringify({
  number: '2026-0042',
  issuedOn: '2026-11-20',
  company: { name: 'Harbour Light Studio' },
  customer: { name: 'Fjord & Sons' },
  lines: [{ description: 'Lamp', quantity: '1.5', unitPriceSats: 12345, totalSats: 18518 }],
  totalSats: 18518,
  payment: { address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' },
});

/** A folder that is gone when the test file is over. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-test-'));
  // As root, the embedded database runs as another user, who has to get there.
  chmodSync(folder, 0o711);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A port on which nobody listens at the moment. Below those that systems give to outgoing connections: such a one may be
 * taken before the program that it was chosen for has started. Other tests that run at the same time choose from others.
 */
export async function freePort() {
  const server = createServer().listen(randomInt(26_000, 30_000), '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error.code === 'EADDRINUSE') return freePort();
    throw error;
  }
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The environment of this process without the settings of any other backend. */
export function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('QUITTANCE_')),
  );
}

/** Asks until the answer is truthy; fails after the given seconds. */
export async function eventually(what, ask, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    assert.ok(Date.now() < end, `${what} did not happen within ${seconds} s`);
    await delay(100);
  }
}

function lines(script, ...words) {
  const command = ['-c', `. ops/lib/common.sh; printf '%s\\n' ${script}`, 'bash', ...words];
  return execFileSync('bash', command, { cwd: repository, encoding: 'utf8' }).trim().split('\n');
}

/** The path of the Java that `ops/start` takes. */
export function findJava() {
  return lines('"$(find_java javac)/bin/java"')[0];
}

/** Every Java 21 or newer of this machine: its program and its version. */
export function allJava() {
  return [...new Set(lines('"$(all_java java)"'))].map((home) => ({
    java: join(home, 'bin/java'),
    version: /^JAVA_VERSION="(.*)"/m.exec(readFileSync(join(home, 'release'), 'utf8'))[1],
  }));
}

/** What runs the backend as `ops/start` does, with more options for the JVM. */
export function backendCommand(...options) {
  return lines('"${BATCH[@]}" "$(find_java javac)/bin/java" "$@" "${BACKEND[@]}"', ...options);
}

/** A real backend on loopback with a database of its own, ready to be asked. Its output is shown if it dies early. */
export async function startBackend(settings, command = backendCommand('-Xmx256m')) {
  const port = await freePort();
  const managementPort = await freePort();
  // What a killed backend leaves behind goes with its data folder.
  const temporary = `-Djava.io.tmpdir=${settings.QUITTANCE_DATA_DIR}`;
  const [program, ...rest] = command.toSpliced(command.indexOf('-jar'), 0, temporary);
  const child = spawn(program, rest, {
    env: {
      ...cleanEnvironment(),
      QUITTANCE_HTTP_PORT: String(port),
      QUITTANCE_HTTP_TLS: 'false',
      QUITTANCE_MANAGEMENT_PORT: String(managementPort),
      ...(await newDatabase()),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  await eventually('a ready backend', async () => {
    assert.equal(child.exitCode, null, output);
    const health = await attempt({ plain: true, port: managementPort, path: '/health/ready' });
    return health?.status < 300;
  });
  return { port, pid: child.pid, stop: (signal = 'SIGTERM') => stop(child, signal) };
}

/** Whether there is a process with this id. */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Ends a child process and waits until it is gone. */
export async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/**
 * One HTTP/1.1 request to loopback. `host` is the name asked for, `from` the client's own address.
 * Null when nobody listens there.
 */
export async function request({
  plain,
  port,
  host = 'localhost',
  path = '/',
  method = 'GET',
  from,
  headers,
  body,
  ca,
}) {
  const options = { host: '127.0.0.1', port, path, method, localAddress: from, agent: false };
  const call = (plain ? http : https).request({
    ...options,
    servername: host,
    ca,
    headers: { Host: host, ...headers },
  });
  call.end(body);
  const response = await new Promise((resolve, reject) => {
    call.on('response', resolve);
    call.on('error', (error) => (error.code === 'ECONNREFUSED' ? resolve(null) : reject(error)));
  });
  if (!response) return null;
  const chunks = await response.toArray();
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

/** As request, for who asks until there is an answer: null also when a server that is only starting hangs up. */
export function attempt(options) {
  return request(options).catch((error) => {
    if (error.code === 'ECONNRESET') return null;
    throw error;
  });
}

/** Asserts that a response is a problem of ours whose request id is that of the response. */
export function assertProblem(response, status, code) {
  assert.equal(response.status, status, String(response.body));
  assert.equal(response.headers['content-type'], 'application/problem+json');
  const problem = JSON.parse(response.body);
  assert.equal(problem.status, status);
  assert.equal(problem.code, code);
  assert.equal(problem.requestId, response.headers['x-request-id']);
}
