// What the benchmarks of the database share: a PostgreSQL server of their own, a service on it, a client that costs little.
import { spawn, execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, repository, startBackend } from '../tests/support.mjs';

/** The newest server programs of the machine. */
function programs() {
  const root = '/usr/lib/postgresql';
  const versions = readdirSync(root).sort((one, other) => Number(other) - Number(one));
  if (!versions.length) throw new Error('No PostgreSQL: sudo apt-get install postgresql');
  return join(root, versions[0], 'bin');
}

/** As root, the server has to be run by somebody else. */
function unprivileged() {
  if (process.getuid() !== 0) return [];
  return ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups', '--'];
}

/** A durable server with the settings it comes with, and these. */
export async function startPostgres(folder, settings = {}) {
  const bin = programs();
  const home = join(folder, 'postgresql');
  mkdirSync(home);
  if (process.getuid() === 0) {
    const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
    chownSync(home, id('-u'), id('-g'));
  }
  const [program, ...prefix] = [...unprivileged(), join(bin, 'initdb')];
  const options = ['-D', join(home, 'data'), '-U', 'quittance', '-A', 'trust', '-E', 'UTF8'];
  execFileSync(program, [...prefix, ...options, '--locale=C.UTF-8'], { cwd: home });
  const port = await freePort();
  const all = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const [server, ...before] = [...unprivileged(), join(bin, 'postgres')];
  const log = join(folder, 'postgresql.log');
  const file = openSync(log, 'a');
  const child = spawn(
    server,
    [
      ...before,
      '-D',
      join(home, 'data'),
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { cwd: home, stdio: ['ignore', file, file] },
  );
  for (let tries = 0; !readFileSync(log, 'utf8').includes('ready to accept connections'); tries++) {
    if (tries > 600 || child.exitCode !== null) throw new Error(readFileSync(log, 'utf8'));
    await delay(100);
  }
  const url = `postgresql://quittance@127.0.0.1:${port}/postgres`;
  return { url, log, bin, stop: () => (child.kill('SIGINT'), once(child, 'exit')) };
}

/** Runs SQL and gives what it prints, without decoration. */
export function psql(url, sql) {
  const options = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', '-'];
  return execFileSync('psql', options, { input: sql, encoding: 'utf8' }).trim();
}

/**
 * A folder, a server and a service on it; `work` gets them, and afterwards nothing of them is left.
 * The service is the built one, with the settings it comes with but for TLS.
 */
export async function withService(postgresSettings, work) {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-bench-'));
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  mkdirSync(data);
  const postgres = await startPostgres(folder, postgresSettings);
  let backend;
  try {
    backend = await startBackend({
      QUITTANCE_DATA_DIR: data,
      // The server trusts everybody on loopback; a password is asked for in the URL all the same.
      QUITTANCE_DATABASE_URL: postgres.url.replace('quittance@', 'quittance:none@'),
    });
    await work({ folder, data, postgres, port: backend.port });
  } finally {
    await backend?.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts a user with an API token into the database and gives the token. */
export function makeToken(url, role) {
  const token = `qt_${randomBytes(20).toString('hex')}`;
  const sha256 = createHash('sha256').update(token).digest('hex');
  const user = randomUUID();
  psql(
    url,
    `insert into users (id, email, name, role, created_at)
       values ('${user}', '${user}@bench.example', 'Bench', '${role}', now());
     insert into api_tokens (id, user_id, name, role, secret_sha256, created_at)
       values ('${randomUUID()}', '${user}', 'bench', '${role}', '\\x${sha256}', now());`,
  );
  return token;
}

/** The text of a statement in a Java source, so that what is compared stays the same. */
export function statement(file, name) {
  const path = join(repository, 'vertx-backend/src/main/java/io/quittance', file);
  const source = readFileSync(path, 'utf8');
  const found =
    new RegExp(`String ${name} =\\s*"""\\n([^]*?)"""`).exec(source) ??
    new RegExp(`String ${name} =\\s*"([^"]*)"`).exec(source);
  if (!found) throw new Error(`${file} has no statement ${name}`);
  return found[1].replace(/\s+/g, ' ').trim();
}

/** A kept connection that asks one thing after the other, with next to no work for each. */
export class Connection {
  #socket;
  #received = Buffer.alloc(0);
  #waiting;

  static async to(port) {
    const connection = new Connection();
    connection.#socket = net.connect(port, '127.0.0.1').setNoDelay(true);
    await once(connection.#socket, 'connect');
    connection.#socket.on('data', (chunk) => connection.#take(chunk));
    connection.#socket.on('close', () =>
      connection.#waiting?.reject(new Error('The connection was closed')),
    );
    return connection;
  }

  /** Gives status and body. */
  ask(method, path, headers, body = '') {
    this.#socket.write(
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}` +
        (body ? 'Content-Type: application/json\r\n' : '') +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
  }

  #take(chunk) {
    this.#received = this.#received.length ? Buffer.concat([this.#received, chunk]) : chunk;
    const end = this.#received.indexOf('\r\n\r\n') + 4;
    if (end < 4) return;
    const head = this.#received.latin1Slice(0, end);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    if (this.#received.length < end + length) return;
    const body = this.#received.utf8Slice(end, end + length);
    this.#received = this.#received.subarray(end + length);
    this.#waiting.resolve({ status: Number(head.slice(9, 12)), body });
  }

  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }
}

/** Writes a file into the folder and gives its path. */
export function writeScript(folder, name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}
