// ops/install into a staged tree: what it writes is complete, valid, and the same after a second run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  lstatSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fillIn, mainConfiguration } from './front.mjs';
import { cleanEnvironment, freePort, repository, temporaryFolder } from './support.mjs';

/** A jar and a site to install; what is in them does not matter here. */
function built(folder) {
  const jar = join(folder, 'quittance.jar');
  const spa = join(folder, 'spa');
  writeFileSync(jar, 'the program');
  mkdirSync(spa);
  writeFileSync(join(spa, 'index.html'), '<app-root></app-root>');
  return { jar, spa };
}

const databaseUrl =
  'postgresql://quittance:s3cret%21@db.example.com:5432/quittance?sslmode=require';

function install(files, root, ...options) {
  return installOnto(files, root, '--database-url', databaseUrl, ...options);
}

/** As install, but leaves it open where the database is. */
function installOnto({ jar, spa }, root, ...options) {
  return spawnSync(
    join(repository, 'ops/install'),
    ['--jar', jar, '--spa', spa, '--root', root, '--domain', 'api.example.com', ...options],
    { encoding: 'utf8', env: cleanEnvironment(), input: `${databaseUrl}\n` },
  );
}

/** Every file of a tree: its mode, and its text or where it leads. */
function tree(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const content = entry.isSymbolicLink()
        ? `-> ${readlinkSync(path)}`
        : readFileSync(path, 'utf8');
      return [path.slice(root.length), `${(lstatSync(path).mode & 0o777).toString(8)} ${content}`];
    }),
  );
}

function assertAccepted(main, folder) {
  const options = ['-t', '-e', join(folder, 'error.log'), '-p', folder, '-c', main];
  const stdio = ['ignore', 'ignore', 'pipe'];
  const checked = spawnSync('nginx', options, { stdio, encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr);
}

test('a second run changes nothing', (t) => {
  const folder = temporaryFolder(t);
  const root = join(folder, 'root');
  const first = install(built(folder), root, '--app-domain', 'invoices.example.com');
  assert.equal(first.status, 0, first.stderr);
  const once = tree(root);
  const second = install(
    { jar: join(folder, 'quittance.jar'), spa: join(folder, 'spa') },
    root,
    '--app-domain',
    'invoices.example.com',
  );
  assert.equal(second.status, 0, second.stderr);
  assert.equal(second.stdout, '');
  assert.deepEqual(tree(root), once);
  for (const file of [
    '/usr/lib/quittance/jvm.options',
    '/usr/lib/quittance/jvm-tuned.options',
    '/usr/lib/quittance/quittance.jar',
    '/var/www/quittance/index.html',
    '/etc/systemd/system/quittance.service',
  ]) {
    assert.ok(file in once, file);
  }
  assert.match(once['/etc/quittance/quittance.yaml'], /^600 /);
  assert.match(once['/etc/quittance/tls/api.example.com.key'], /^600 /);
});

test('settings of the administrator survive, and new arguments take effect', (t) => {
  const folder = temporaryFolder(t);
  const root = join(folder, 'root');
  const files = built(folder);
  install(files, root, '--app-domain', 'invoices.example.com');
  writeFileSync(join(root, 'etc/quittance/quittance.yaml'), 'documents:\n  retention: PT1H\n');
  const second = install(
    files,
    root,
    '--allowed-origin',
    'https://elsewhere.example',
    '--bitcoin-network',
    'signet',
  );
  assert.equal(second.status, 0, second.stderr);
  const after = tree(root);
  assert.match(after['/etc/quittance/quittance.yaml'], /PT1H/);
  assert.match(
    after['/etc/quittance/quittance.env'],
    /^QUITTANCE_ALLOWED_ORIGINS=https:\/\/elsewhere\.example$/m,
  );
  assert.match(after['/etc/quittance/quittance.env'], /^QUITTANCE_BITCOIN_NETWORK=signet$/m);
  assert.equal(after['/etc/nginx/sites-enabled/quittance-spa.conf'], undefined);
});

test('the database is for root to read, is never shown, and stays when it is not named again', (t) => {
  const folder = temporaryFolder(t);
  const root = join(folder, 'root');
  const files = built(folder);
  const site = ['--app-domain', 'invoices.example.com'];
  const unnamed = installOnto(files, root, ...site);
  assert.equal(unnamed.status, 1);
  assert.match(unnamed.stderr, /--database-url/);

  const first = installOnto(files, root, ...site, '--database-url', '-');
  assert.equal(first.status, 0, first.stderr);
  const once = tree(root);
  assert.match(once['/etc/quittance/quittance.env'], /^600 /);
  assert.ok(
    once['/etc/quittance/quittance.env'].includes(`\nQUITTANCE_DATABASE_URL=${databaseUrl}\n`),
  );
  const elsewhere = Object.entries(once).filter(([, content]) => content.includes('s3cret'));
  assert.deepEqual(
    elsewhere.map(([path]) => path),
    ['/etc/quittance/quittance.env'],
  );
  // It is on another machine, which the unit alone would not let the service reach.
  const dropIn = '/etc/systemd/system/quittance.service.d/database.conf';
  assert.match(once[dropIn], /IPAddressAllow=any/);

  const second = installOnto(files, root, ...site);
  assert.equal(second.status, 0, second.stderr);
  assert.deepEqual(tree(root), once);

  const local = 'postgresql://quittance:0ther@127.0.0.1:5432/quittance';
  const third = installOnto(files, root, ...site, '--database-url', local);
  assert.equal(third.status, 0, third.stderr);
  assert.ok(tree(root)['/etc/quittance/quittance.env'].includes(local));
  assert.equal(tree(root)[dropIn], undefined);
  for (const run of [unnamed, first, second, third]) {
    assert.doesNotMatch(run.stdout + run.stderr, /s3cret|0ther/);
  }
});

test('nginx accepts what was written', async (t) => {
  const ports = { 80: await freePort(), 443: await freePort() };
  const folder = temporaryFolder(t);
  const root = join(folder, 'root');
  install(built(folder), root, '--app-domain', 'invoices.example.com');
  // The staged files name their final places; nginx is shown them where they are, on ports it may open.
  const main = join(root, 'etc/nginx/nginx.conf');
  for (const file of [
    'conf.d/quittance.conf',
    'sites-available/quittance-backend.conf',
    'sites-available/quittance-spa.conf',
  ]) {
    const path = join(root, 'etc/nginx', file);
    const text = readFileSync(path, 'utf8');
    assert.doesNotMatch(text, /\$\{QUITTANCE_\w+\}/, 'every variable is filled in');
    writeFileSync(
      path,
      text
        .replaceAll(' /', ` ${root}/`)
        .replaceAll(/(listen (?:\[::\]:)?)(80|443)\b/g, (_, listen, port) => listen + ports[port]),
    );
  }
  mkdirSync(join(root, 'var/log/nginx'), { recursive: true });
  writeFileSync(main, mainConfiguration(folder, 'include conf.d/*.conf; include sites-enabled/*;'));
  assertAccepted(main, folder);
});

test('nginx accepts the configuration of the container', async (t) => {
  const folder = temporaryFolder(t);
  const port = await freePort();
  fillIn(join(repository, 'ops/nginx/common.conf.template'), folder, {
    QUITTANCE_UPSTREAM: 'server 127.0.0.1:8081;',
  });
  const site = readFileSync(join(repository, 'ops/docker/default.conf.template'), 'utf8');
  writeFileSync(
    join(folder, 'default.conf'),
    site.replace('listen 8080', `listen 127.0.0.1:${port}`),
  );
  cpSync(join(repository, 'ops/nginx/snippets'), join(folder, 'quittance'), { recursive: true });
  const main = join(folder, 'nginx.conf');
  writeFileSync(main, mainConfiguration(folder, 'include common.conf; include default.conf;'));
  assertAccepted(main, folder);
});

test('what cannot be right is refused before anything is written', (t) => {
  const folder = temporaryFolder(t);
  const files = built(folder);
  const root = join(folder, 'root');
  const wrong = [
    ['--app-domain', 'no name'],
    ['--app-domain', 'api.example.com'],
    ['--allowed-origin', 'http://plain.example'],
    ['--app-domain', 'invoices.example.com', '--bitcoin-network', 'dogecoin'],
    ['--app-domain', 'invoices.example.com', '--port', '8082'],
    ['--app-domain', 'invoices.example.com', '--certificate', '/etc/ssl/one.pem'],
    ['--app-domain', 'invoices.example.com; rm -rf /'],
    ['--app-domain', 'invoices.example.com', '--database-url', 'mysql://a:s3cret@b/c'],
    ['--app-domain', 'invoices.example.com', '--database-url', 'postgresql://a:s3cret$(id)@b/c'],
    ['--app-domain', 'invoices.example.com', '--database-url', 'postgresql://a:s3cret@b/c\nA=1'],
    [],
  ];
  for (const options of wrong) {
    const refused = install(files, root, ...options);
    assert.equal(refused.status, 1, options.join(' '));
    assert.notEqual(refused.stderr, '');
    assert.doesNotMatch(refused.stdout + refused.stderr, /s3cret/);
    assert.throws(() => readdirSync(root), { code: 'ENOENT' });
  }
});

test('a dry run writes nothing', (t) => {
  const folder = temporaryFolder(t);
  const root = join(folder, 'root');
  const dry = install(built(folder), root, '--app-domain', 'invoices.example.com', '--dry-run');
  assert.equal(dry.status, 0, dry.stderr);
  assert.match(dry.stdout, /would write: .*quittance\.service/);
  assert.throws(() => readdirSync(root), { code: 'ENOENT' });
});
