#!/usr/bin/env node
// How fast lines are added to purchases. See --help.
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import {
  Connection,
  makeToken,
  median,
  psql,
  statement,
  withService,
  writeScript,
} from './support.mjs';

const HELP = `Usage: ops/bench purchases [OPTION...]

Measures how many requests a second add lines to purchases over HTTP, and how many times a second pgbench gets
through the same statements, on the same PostgreSQL server, in turns in one run. Prints both rates and their ratio; the goal
is 40 %. The statements are read from the Java sources. Server, service and load share this machine's cores.

The server is one of the machine's own programs (Debian: postgresql), new, and durable as it comes. The service is the
built one (mvn -DskipTests package), without TLS. All of it is gone afterwards.

  --clients N    clients at the same time, of pgbench as of HTTP (16)
  --lines N      lines that one request adds (1)
  --seconds N    how long each measurement takes (10)
  --rounds N     measurements of each (3)
  --warm-up N    seconds of HTTP before them, in which the JVM compiles what is used most (30)
  --items N      items in the catalogue (20000)
  --customers N  customers with a purchase each (20000)
  --help         this

Exit code: 0 when the goal was reached, 1 when not.`;

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '16' },
    lines: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    'warm-up': { type: 'string', default: '30' },
    items: { type: 'string', default: '20000' },
    customers: { type: 'string', default: '20000' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}
const options = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, Number(value)]),
);
const GOAL = 0.4;

/** Ids that both sides can make of a number: 1 is ...000000000001. */
const idOf = (kind, number) => `00000000-000${kind}-7000-8000-${String(number).padStart(12, '0')}`;
const [ITEM, CUSTOMER] = [1, 2];
const sqlId = (kind, number) =>
  `('00000000-000${kind}-7000-8000-' || lpad(${number}::text, 12, '0'))::uuid`;
/** As the service makes them, by the time. */
const NEW_ID = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
  || substr(gen_random_uuid()::text, 15))::uuid`.replace(/\s+/g, ' ');

function load(url) {
  psql(
    url,
    `insert into items (id, name, price_sats, quantity, created_at)
       select ${sqlId(ITEM, 'n')}, 'Item ' || n, n, 1000000000, now() from generate_series(1, ${options.items}) n;
     insert into customers (id, name, created_at)
       select ${sqlId(CUSTOMER, 'n')}, 'Customer ' || n, now() from generate_series(1, ${options.customers}) n;`,
  );
}

/** Every measurement begins with empty purchases and tables of the same size. */
function reset(url) {
  psql(
    url,
    `truncate purchase_lines, stock_movements, sale_lines, sales, purchases;
     update items set quantity = 1000000000 where quantity <> 1000000000;`,
  );
  for (const table of ['items', 'purchases', 'purchase_lines', 'stock_movements']) {
    psql(url, `vacuum analyze ${table}`);
  }
  psql(url, 'checkpoint');
}

/** The statements of one request, as the service sends them, for pgbench. */
function script(user, sha256) {
  const fill = (sql, ...parameters) =>
    sql.replace(/\$(\d+)/g, (whole, number) => `${parameters[number - 1]}`);
  const numbers = Array.from({ length: options.lines }, (_, i) => i);
  const list = (make) => `array[${numbers.map(make).join(', ')}]`;
  const items = list((i) => sqlId(ITEM, `:item${i}`));
  const purchases = 'purchase/PurchaseRepository.java';
  const lines = 'purchase/PurchaseLineRepository.java';
  return [
    `\\set customer random(1, ${options.customers})`,
    ...numbers.map((i) => `\\set item${i} random(1, ${options.items})`),
    `${fill(statement('access/Callers.java', 'BY_TOKEN'), `'\\x${sha256}'::bytea`, 'now()')};`,
    'begin;',
    `${fill(statement(purchases, 'OPEN'), sqlId(CUSTOMER, ':customer'), NEW_ID, 'now()')} \\gset`,
    `${fill(statement(lines, 'LINES'), 'array[:id::uuid]')};`,
    `${fill(statement('stock/Stock.java', 'PRICED'), items)};`,
    `${fill(statement('stock/Stock.java', 'LOCK'), items)};`,
    `${fill(
      statement('stock/Stock.java', 'RESERVE'),
      items,
      list(() => 1),
      list(() => NEW_ID),
      'current_date',
      `'${user}'::uuid`,
      ':id::uuid',
      'now()',
    )};`,
    `${fill(
      statement(lines, 'STORE'),
      ':id::uuid',
      items,
      list((i) => i + 1),
      list((i) => `'Item ' || :item${i}::int`),
      list(() => 1),
      list((i) => `:item${i}::int`),
    )};`,
    'commit;',
    '',
  ].join('\n');
}

function measurePgbench({ postgres }, file) {
  const load = ['-c', options.clients, '-j', '2', '-T', options.seconds].map(String);
  const run = spawnSync('pgbench', ['-n', '-M', 'prepared', ...load, '-f', file, postgres.url], {
    encoding: 'utf8',
  });
  const rate = Number(/^tps = ([\d.]+)/m.exec(run.stdout)?.[1]);
  if (run.status !== 0 || !rate) throw new Error(run.stdout + run.stderr);
  return rate;
}

function randomLines() {
  const items = new Set();
  while (items.size < options.lines) items.add(1 + Math.floor(Math.random() * options.items));
  return JSON.stringify([...items].map((number) => ({ item: idOf(ITEM, number), quantity: 1 })));
}

async function measureHttp({ port }, token, seconds) {
  const headers = `Authorization: Bearer ${token}\r\n`;
  let added = 0;
  let refused = 0;
  const connections = await Promise.all(
    Array.from({ length: options.clients }, () => Connection.to(port)),
  );
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        const customer = idOf(CUSTOMER, 1 + Math.floor(Math.random() * options.customers));
        const path = `/api/customer-purchase/${customer}`;
        const { status, body } = await connection.ask('POST', path, headers, randomLines());
        // By chance a purchase may have the item already.
        if (status === 409 && body.includes('line-exists')) refused++;
        else if (status === 200) added++;
        else throw new Error(`${status} ${body}`);
      }
    }),
  );
  const rate = (added / (performance.now() - began)) * 1000;
  connections.forEach((connection) => connection.close());
  if (refused > added / 50) throw new Error(`${refused} refused: too few items`);
  return rate;
}

await withService({}, async (service) => {
  const { url } = service.postgres;
  load(url);
  const token = makeToken(url, 'cashier');
  const row = `select encode(secret_sha256, 'hex') || ' ' || user_id from api_tokens`;
  const [sha256, user] = psql(url, row).split(' ');
  const file = writeScript(service.folder, 'purchases.sql', script(user, sha256));
  const rates = { pgbench: [], http: [] };
  await measureHttp(service, token, options['warm-up']);
  for (let round = 1; round <= options.rounds; round++) {
    reset(url);
    const pgbench = measurePgbench(service, file);
    reset(url);
    const http = await measureHttp(service, token, options.seconds);
    const ratio = ((100 * http) / pgbench).toFixed(1);
    console.log(
      `round ${round}: pgbench ${pgbench.toFixed(0)}/s, HTTP ${http.toFixed(0)}/s, ratio ${ratio} %`,
    );
    rates.pgbench.push(pgbench);
    rates.http.push(http);
  }
  const sum = psql(
    url,
    `select count(*) from items i where 1000000000 - quantity <>
       (select coalesce(-sum(change), 0) from stock_movements m where m.item_id = i.id)`,
  );
  if (sum !== '0') throw new Error(`The movements of ${sum} items do not come to their stock`);
  const ratio = median(rates.http) / median(rates.pgbench);
  console.log(
    `median: pgbench ${median(rates.pgbench).toFixed(0)}/s, HTTP ${median(rates.http).toFixed(0)}/s, ` +
      `ratio ${(100 * ratio).toFixed(1)} % (goal ${100 * GOAL} %)`,
  );
  console.log(
    `load average ${loadavg()[0].toFixed(1)}: measure on a machine that does nothing else`,
  );
  process.exitCode = ratio >= GOAL ? 0 : 1;
});
