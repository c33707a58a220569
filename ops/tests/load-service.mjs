// A service for ops/load/run to judge, and running it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { join } from 'node:path';
import { repository } from './support.mjs';

const pdf = Buffer.from('%PDF-1.7 as good as any for this');
const link = '/api/invoice-documents/0123456789012345678901234567890123456789';

/** A service that answers by the contract, but for what is overridden; what it does not admit it refuses. */
export async function service(t, { answer = {}, status = 201, admit = async () => true } = {}) {
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

/** Runs it to its end. */
export async function load(...options) {
  const child = spawn(join(repository, 'ops/load/run'), options);
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}
