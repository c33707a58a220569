import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDatabase } from '../../../ops/lib/databases.mjs';
import { freePort, Running, start } from './processes.ts';

const frontend = join(dirname(fileURLToPath(import.meta.url)), '../..');
const jar = join(frontend, '../vertx-backend/target/quittance.jar');
const build = join(frontend, 'dist/quittance/browser');

// A start counts here, not what is reached after minutes. Without the archive it takes a second more.
const quick = [
  '-Xmx256m',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  `-XX:SharedArchiveFile=${jar.replace(/jar$/, 'jsa')}`,
  '-Xlog:cds*=off',
];

/** A backend of its own, with its own data, on ports that were free. */
export interface Backend extends Running {
  readonly url: string;
  readonly dataDir: string;
}

export async function startBackend(
  siteUrl: string,
  port: number,
  settings: Record<string, string> = {},
  /** One that means to be refused everything is never ready. */
  upWhen: 'ready' | 'live' = 'ready',
): Promise<Backend> {
  if (!existsSync(jar)) {
    throw new Error('Build the backend first: mvn -f ../pom.xml package -DskipTests');
  }
  const dataDir = await temporaryFolder('quittance-e2e-');
  const management = await freePort(port);
  const running = await start(
    findJava(),
    [...quick, '-jar', jar],
    {
      env: {
        PATH: process.env['PATH'],
        QUITTANCE_HTTP_PORT: String(port),
        QUITTANCE_MANAGEMENT_PORT: String(management),
        QUITTANCE_DATA_DIR: dataDir,
        QUITTANCE_PUBLIC_URL: siteUrl,
        ...(await newDatabase()),
        ...settings,
      },
    },
    () => answers(`http://127.0.0.1:${management}/health/${upWhen}`),
  );
  return {
    url: `https://127.0.0.1:${port}`,
    dataDir,
    said: running.said,
    stop: async () => {
      await running.stop();
      // A database that was still being made writes on for a moment.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Gone at the latest when this process ends. */
async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Copies the production build, so that building again does not pull it from under running tests. */
export async function copyBuild(): Promise<string> {
  if (!existsSync(build)) {
    throw new Error('Build the site first: npm run build');
  }
  const copy = await temporaryFolder('quittance-site-');
  await cp(build, copy, { recursive: true });
  return copy;
}

/** The production build on a port of its own, passing the API's paths on to `backendUrl`. */
export async function startSite(port: number, backendUrl: string): Promise<Running> {
  return start(
    process.execPath,
    [
      join(frontend, 'node_modules/vite/bin/vite.js'),
      'preview',
      '--config',
      'local-server.config.js',
      '--outDir',
      process.env['SITE_BUILD'] ?? build,
    ],
    {
      cwd: frontend,
      env: { ...process.env, SPA_PORT: String(port), API_TARGET: backendUrl },
    },
    () => answers(`http://127.0.0.1:${port}/`),
  );
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, (response) => {
      response.resume();
      resolve(Math.floor((response.statusCode ?? 500) / 100) === 2);
    }).on('error', () => resolve(false));
  });
}

/** A Java 21 or newer: JAVA_HOME's if it is one, or else the newest in the usual folders. */
function findJava(): string {
  const shelves = ['/usr/lib/jvm', '/opt', '/opt/java', `${homedir()}/.sdkman/candidates/java`];
  const homes = shelves
    .filter((shelf) => existsSync(shelf))
    .flatMap((shelf) => readdirSync(shelf).map((name) => join(shelf, name)));
  const newestFirst = homes.sort((a, b) => javaVersion(b) - javaVersion(a));
  const home = [process.env['JAVA_HOME'] ?? '', ...newestFirst].find((it) => javaVersion(it) >= 21);
  if (!home) {
    throw new Error('Install a JDK 21 or newer, or set JAVA_HOME to one.');
  }
  return join(home, 'bin/java');
}

function javaVersion(home: string): number {
  const release = join(home, 'release');
  const version = existsSync(release)
    ? /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))
    : null;
  return Number(version?.[1] ?? 0);
}
