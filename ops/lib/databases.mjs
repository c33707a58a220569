// Databases of their own for the backends of tests, on the server that QUITTANCE_TEST_DATABASE_URL names. Making one takes a
// tenth of a second; the embedded server of a backend takes five.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * The setting that gives a backend a new database; none where no server is named: it brings the embedded one.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function newDatabase() {
  const server = process.env['QUITTANCE_TEST_DATABASE_URL'];
  if (!server) return {};
  const url = new URL(server);
  const name = `quittance_test_${randomBytes(8).toString('hex')}`;
  await promisify(execFile)('psql', ['-qXc', `create database ${name}`], {
    env: {
      PATH: process.env['PATH'],
      PGHOST: url.hostname,
      PGPORT: url.port,
      PGUSER: url.username,
      PGPASSWORD: url.password,
      PGDATABASE: url.pathname.slice(1),
    },
  });
  url.pathname = `/${name}`;
  return { QUITTANCE_DATABASE_URL: url.href };
}
