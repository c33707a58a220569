// ops/bench hands each name to its benchmark. The benchmarks themselves take minutes and are not run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository, temporaryFolder } from './support.mjs';

const names = ['pdf', 'start', 'lists', 'purchases', 'load'];

function bench(root, options, environment = {}) {
  const env = { ...process.env, ...environment };
  return spawnSync(join(root, 'ops/bench'), options, { encoding: 'utf8', env });
}

/** A program that prints its arguments, one a line. */
function writeEcho(file) {
  writeFileSync(file, '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 7\n');
  chmodSync(file, 0o755);
}

/** ops/bench with an ops/load/run and an mvn that print what they get. */
function staged(t) {
  const root = temporaryFolder(t);
  for (const path of ['ops/bench', 'ops/lib']) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  mkdirSync(join(root, 'ops/load'));
  writeEcho(join(root, 'ops/load/run'));
  writeEcho(join(root, 'mvn'));
  return { root, environment: { PATH: `${root}:${process.env['PATH']}` } };
}

test('help lists every benchmark, and each of them has help', () => {
  const help = bench(repository, ['--help']);
  assert.equal(help.status, 0, help.stderr);
  const listed = help.stdout.match(/(?<=^ {2})[a-z]+(?= {2})/gm);
  assert.deepEqual(listed, names);
  for (const name of ['pdf', 'start', 'lists', 'purchases']) {
    const own = bench(repository, [name, '--help']);
    assert.equal(own.status, 0, own.stderr);
    assert.match(own.stdout, new RegExp(`^Usage: ops/bench ${name} `));
  }
});

test('an unknown name, or none, is refused with the list', () => {
  for (const options of [['pdfs'], [], ['-p', 'lines=8'], ['../load/run']]) {
    const refused = bench(repository, options);
    assert.equal(refused.status, 2, options.join(' '));
    assert.equal(refused.stdout, '');
    assert.match(refused.stderr, /^Usage: ops\/bench BENCHMARK/);
  }
});

test('options and exit code go through', (t) => {
  const { root, environment } = staged(t);
  const load = bench(root, ['load', 'capacity', '--url', 'https://api.example.com'], environment);
  assert.equal(load.status, 7, load.stderr);
  assert.equal(load.stdout, 'capacity\n--url\nhttps://api.example.com\n');
  assert.ok(existsSync(join(repository, 'ops/load/run')));

  const pdf = bench(root, ['pdf', 'InvoiceBenchmark', '-p', 'lines=8'], environment);
  assert.equal(pdf.status, 7, pdf.stderr);
  assert.match(pdf.stdout, /^-Dbench\.arguments=InvoiceBenchmark -p lines=8$/m);

  const start = bench(repository, ['start', '--run', '1']);
  assert.equal(start.status, 1);
  assert.match(start.stderr, /Unknown option '--run'/);
});

test('the statements that are measured are read from sources that are there', () => {
  const program = readFileSync(join(repository, 'ops/benchmarks/purchases.mjs'), 'utf8');
  const sources = [...program.matchAll(/'(\w+\/\w+\.java)'/g)].map((found) => found[1]);
  assert.ok(sources.length >= 4);
  for (const source of sources) {
    assert.ok(
      existsSync(join(repository, 'vertx-backend/src/main/java/io/quittance', source)),
      source,
    );
  }
});
