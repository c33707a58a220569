import { ChildProcess, spawn, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A program of ours that runs until it is told to stop. */
export interface Running {
  stop(): Promise<void>;
  /** The last it has printed. */
  said(): string;
}

/**
 * Below those that systems give to outgoing connections: one of those would take it before the server does. Other tests that
 * run at the same time choose from others.
 */
const PORTS = { from: 22_000, count: 4_000 };

/** A port that was free a moment ago, and is not the one that is `taken` next. */
export async function freePort(taken?: number): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    if (port === taken) {
      continue;
    }
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (isFree) {
      server.close();
      await once(server, 'close');
      return port;
    }
  }
}

/**
 * Starts a program and waits until `isUp` says so, at most `seconds`.
 *
 * @throws Error with what the program said, if it ends or does not come up.
 */
export async function start(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  isUp: () => Promise<boolean>,
  seconds = 60,
): Promise<Running> {
  const program = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000));
  program.stdout?.on('data', listen);
  program.stderr?.on('data', listen);
  // A test that runs out of time takes its process with it, and must not leave the server behind.
  const abandon = () => program.kill('SIGKILL');
  process.once('exit', abandon);
  program.once('exit', () => process.off('exit', abandon));
  const failure = once(program, 'error').then(([error]) => String(error));

  const end = Date.now() + seconds * 1000;
  while (!(await isUp())) {
    const ended = await Promise.race([failure, pause(100)]);
    if (ended !== undefined || program.exitCode !== null || Date.now() > end) {
      await stop(program);
      throw new Error(`${command} did not start. ${ended ?? ''}\n${said}`);
    }
  }
  return { stop: () => stop(program), said: () => said };
}

async function stop(program: ChildProcess): Promise<void> {
  if (program.pid === undefined || program.exitCode !== null || program.signalCode !== null) {
    return;
  }
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  const killer = setTimeout(() => program.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(killer);
}
