// nginx as ops/install sets it up, but on this machine's loopback and as whoever runs the test.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import http2 from 'node:http2';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import tls from 'node:tls';
import { attempt, eventually, freePort, repository, request, spa, stop, uuid } from './support.mjs';

/** Starts it for the two domains in front of the backends; everything it writes stands in the folder. */
export async function startNginx(folder, { api, app }, backends) {
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const [certificate, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  makeCertificate(certificate, key, [api, app]);
  const variables = {
    QUITTANCE_UPSTREAM: backends.map(({ port }) => `server 127.0.0.1:${port};`).join(' '),
    QUITTANCE_ACCESS_LOG: join(folder, 'nginx.log'),
    QUITTANCE_LISTEN_HTTP: `listen 127.0.0.1:${httpPort};`,
    QUITTANCE_LISTEN_HTTPS: `listen 127.0.0.1:${httpsPort} ssl http2;`,
    QUITTANCE_CERTIFICATE: certificate,
    QUITTANCE_CERTIFICATE_KEY: key,
    QUITTANCE_SPA_ROOT: spa,
    QUITTANCE_API_ORIGIN: `https://${api}`,
  };
  const template = (name) => join(repository, `ops/nginx/${name}.conf.template`);
  fillIn(template('common'), folder, variables);
  fillIn(template('backend'), folder, { ...variables, QUITTANCE_DOMAIN: api });
  fillIn(template('spa'), folder, { ...variables, QUITTANCE_DOMAIN: app });
  cpSync(join(repository, 'ops/nginx/snippets'), join(folder, 'quittance'), { recursive: true });
  writeFileSync(join(folder, 'nginx.conf'), mainConfiguration(folder));

  const options = ['-e', join(folder, 'error.log'), '-p', folder, '-c', join(folder, 'nginx.conf')];
  const child = spawn('nginx', options, { stdio: 'inherit' });
  await eventually('nginx', () => {
    assert.equal(child.exitCode, null, 'nginx does not start');
    return attempt({ plain: true, port: httpPort, host: api });
  });
  const ca = readFileSync(certificate);
  const connectTls = (host, options) =>
    tls.connect({ host: '127.0.0.1', port: httpsPort, servername: host, ca, ...options });
  return {
    httpPort,
    stop: () => stop(child, 'SIGQUIT'),
    connectTls,

    /** An HTTP/2 connection. */
    connect(host, from) {
      const options = { localAddress: from, ALPNProtocols: ['h2'] };
      return http2.connect(`https://${host}`, {
        createConnection: () => connectTls(host, options),
      });
    },

    /** One request over HTTP/1.1. Whatever the answer is, it carries a request id. */
    async ask(host, path, options = {}) {
      const response = await request({ port: httpsPort, ca, host, path, ...options });
      assert.match(response.headers['x-request-id'], uuid);
      return response;
    },
  };
}

function makeCertificate(certificate, key, names) {
  const subject = [
    '-subj',
    `/CN=${names[0]}`,
    '-addext',
    `subjectAltName=DNS:${names.join(',DNS:')}`,
  ];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, ...files], { stdio: 'pipe' });
}

/** Fills a template in with envsubst, as ops/install does, and puts it into the folder. */
export function fillIn(template, folder, variables) {
  const names = Object.keys(variables).map((name) => `\${${name}}`);
  const text = execFileSync('envsubst', [names.join(' ')], {
    input: readFileSync(template),
    env: { ...process.env, ...variables },
  });
  writeFileSync(join(folder, basename(template, '.template')), text);
}

/** What Debian's own nginx.conf would do around our files. */
export function mainConfiguration(
  folder,
  includes = 'include common.conf; include backend.conf; include spa.conf;',
) {
  const user = userInfo();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `
    ${user.uid === 0 ? `user ${user.username};` : ''}
    daemon off;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log warn;
    events {}
    http {
      include /etc/nginx/mime.types;
      ${temporary.join(' ')}
      ${includes}
    }`;
}
