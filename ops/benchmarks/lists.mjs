#!/usr/bin/env node
// How long lists and searches take in a large shop. See --help.
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { lists } from './asked-lists.mjs';
import { Connection, makeToken, median, psql, withService } from './support.mjs';

const HELP = `Usage: ops/bench lists [OPTION...]

Fills a new database with items and customers (100,000 each unless told otherwise), and with an item, a customer and a user
that have a long history. Then asks for the first and for the last page of every list, in every order, with every filter,
and for searches for words that few, some, many and all rows have. Prints the server time of each (durationMs of the access
log, median and longest) and what PostgreSQL did for it (EXPLAIN ANALYZE of the very statements, by auto_explain).

The server is one of the machine's own programs (Debian: postgresql), new. The service is the built one
(mvn -DskipTests package), without TLS. All of it is gone afterwards.

  --rows N      items, and customers (100000)
  --history N   movements of the item, purchases and sales of the customer (10000)
  --limit N     entries on a page (50)
  --runs N      requests for each page, after five that do not count (20)
  --no-explain  only the times
  --help        this

Exit code: 0 when the median of every page is below 50 ms, 1 when not.`;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    history: { type: 'string', default: '10000' },
    limit: { type: 'string', default: '50' },
    runs: { type: 'string', default: '20' },
    'no-explain': { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}
const rows = Number(values.rows);
const history = Number(values.history);
const limit = Number(values.limit);
const runs = Number(values.runs);
const GOAL_MS = 50;
const WARM_UP = 5;

const ITEM = '00000000-0001-7000-8000-000000000001';
const CUSTOMER = '00000000-0002-7000-8000-000000000001';
const sqlId = (kind, number) =>
  `('00000000-000${kind}-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;
const word = (list, number) =>
  `(array[${list.map((one) => `'${one}'`).join(', ')}])[1 + ${number}]`;
const NAMES = 'Ana Boris Chloe Daud Ewa Farid Grace Hugo Ines Jonas'.split(' ');
const GOODS = 'Coffee Tea Bread Lamp Chair Paper Cable Soap Glass Rope'.split(' ');

function load(url) {
  psql(
    url,
    `insert into items (id, sku, name, description, price_sats, quantity, low_stock_threshold, expires_on, archived_at,
         created_at)
       select ${sqlId(1, 'n')}, 'SKU-' || n, ${word(GOODS, 'n % 10')} || ' ' || md5(n::text), 'Everything sold', n * 7 % 99991,
         n % 1000, case when n % 50 = 0 then 1000 else 0 end,
         case when n % 20 = 0 then current_date + n % 365 end, case when n % 10 = 9 then now() end, now()
       from generate_series(1, ${rows}) n;
     insert into customers (id, name, phone, email, address, created_at)
       select ${sqlId(2, 'n')}, ${word(NAMES, 'n % 10')} || ' ' || md5(n::text), '+41 44 ' || n, 'c' || n || '@customer.example',
         'Street ' || n || E'\\nZurich', now() - make_interval(secs => n)
       from generate_series(1, ${rows}) n;
     insert into purchases (id, customer_id, status, created_at, changed_at)
       select ${sqlId(3, 'n')}, '${CUSTOMER}', 'checked-out', now(), now() from generate_series(1, ${history}) n;
     insert into purchase_lines
       select ${sqlId(3, 'n')}, ${sqlId(1, '1 + (n * 3 + l) % ' + rows)}, l, 'Item', 1, 1000
       from generate_series(1, ${history}) n, generate_series(1, 3) l;
     insert into stock_movements (id, item_id, change, reason, moved_at)
       select ${sqlId(4, 'n')}, '${ITEM}', 1, 'received', now() from generate_series(1, ${history}) n;
     insert into ledger_series values ('2026', ${rows}, sha256(''));
     insert into issued_invoices (id, kind, series, position, number, issued_at, issued_on, seller_name, buyer_name,
         subtotal_sats, discount_sats, tax_sats, total_sats, payment_address, language, paper, content, content_form,
         previous_hash, hash)
       select ${sqlId(5, 'n')}, 'invoice', '2026', n, '2026-' || lpad(n::text, 6, '0'), now() - make_interval(secs => n),
         current_date - n / 100, 'Shop', ${word(NAMES, 'n % 10')} || ' ' || md5(n::text), 3000, 0, 0, 3000,
         'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'en', 'a4', '', 1, sha256(''), sha256('')
       from generate_series(1, ${rows}) n;
     insert into invoice_balances (invoice_id, total_sats, paid_sats)
       select ${sqlId(5, 'n')}, 3000, case n % 100 when 1 then 10 when 2 then 4000 else 3000 * least(n % 10, 1) end
       from generate_series(1, ${rows}) n;
     insert into issued_lines (invoice_id, position, description, quantity, unit_price_sats, discount_sats, total_sats)
       select ${sqlId(5, 'n')}, l, 'Item', 1, 1000, 0, 1000 from generate_series(1, ${history}) n, generate_series(1, 3) l;
     insert into sales (id, purchase_id, customer_id, invoice_id)
       select ${sqlId(5, 'n')}, ${sqlId(3, 'n')}, '${CUSTOMER}', ${sqlId(5, 'n')} from generate_series(1, ${history}) n;
     insert into sale_lines
       select ${sqlId(5, 'n')}, l, ${sqlId(1, '1 + (n * 3 + l) % ' + rows)}
       from generate_series(1, ${history}) n, generate_series(1, 3) l;
     insert into users (id, email, name, role, created_at)
       select ${sqlId(6, 'n')}, 'u' || n || '@shop.example', 'User ' || n, 'cashier', now() from generate_series(1, ${history}) n;`,
  );
  psql(url, 'vacuum analyze');
}

/** The id after which a page's worth of rows is left; empty when the first page is the last. */
function lastCursor(url, { from, order }) {
  if (!from) return '';
  const reversed = (order ?? 'created_at asc, id asc').replace(/\b(asc|desc)\b/g, (direction) =>
    direction === 'asc' ? 'desc' : 'asc',
  );
  return psql(url, `select id from ${from} order by ${reversed} offset ${limit} limit 1`);
}

await withService(
  {
    session_preload_libraries: values['no-explain'] ? '' : 'auto_explain',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    log_line_prefix: '%m ',
  },
  async ({ data, postgres, port }) => {
    load(postgres.url);
    const headers = `Authorization: Bearer ${makeToken(postgres.url, 'admin')}\r\n`;
    const connection = await Connection.to(port);
    const ask = async (path) => {
      const id = randomUUID();
      const answer = await connection.ask(
        'GET',
        path,
        `${headers}X-Request-Id: ${id}\r\nAccept: application/json\r\n`,
      );
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
      return id;
    };
    const pages = lists(ITEM, CUSTOMER).flatMap((one) => {
      const path = `${one.path}${one.path.endsWith('?') ? '' : '&'}limit=${limit}`;
      const cursor = lastCursor(postgres.url, one);
      return cursor
        ? [
            { name: 'first', path },
            { name: 'last', path: `${path}&starting_after=${cursor}` },
          ]
        : [{ name: 'only', path }];
    });

    for (const page of pages) {
      for (let i = 0; i < WARM_UP; i++) await ask(page.path);
      page.ids = [];
      for (let i = 0; i < runs; i++) page.ids.push(await ask(page.path));
    }
    const times = await durations(join(data, 'logs/access.log'), pages.at(-1).ids.at(-1));
    console.log(`${rows} items and customers, pages of ${limit}, server time in ms\n`);
    console.log('  median  longest  page   request');
    let slow = 0;
    for (const page of pages) {
      const taken = page.ids.map((id) => times.get(id));
      const text = (ms) => ms.toFixed(1).padStart(8);
      const isSlow = median(taken) >= GOAL_MS;
      slow += isSlow ? 1 : 0;
      console.log(
        `${text(median(taken))} ${text(Math.max(...taken))}  ${page.name.padEnd(5)}  ${page.path}${isSlow ? '  TOO SLOW' : ''}`,
      );
    }
    if (!values['no-explain']) await explain(postgres, pages, ask);
    connection.close();
    console.log(
      slow
        ? `\n${slow} pages take ${GOAL_MS} ms and more.`
        : `\nEvery page takes less than ${GOAL_MS} ms.`,
    );
    process.exitCode = slow ? 1 : 0;
  },
);

/** The access log's durations by request id, once the last request is there. */
async function durations(file, last) {
  for (let tries = 0; tries < 100; tries++) {
    const text = readFileSync(file, 'utf8');
    if (text.includes(last) && text.endsWith('\n')) {
      const lines = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      return new Map(lines.map((line) => [line.requestId, line.durationMs]));
    }
    await delay(100);
  }
  throw new Error('The access log does not have the last request');
}

/** Asks for each page once more while the server writes its plans into its log. */
async function explain({ url, log }, pages, ask) {
  psql(url, 'alter system set auto_explain.log_min_duration = 0');
  psql(url, 'select pg_reload_conf()');
  await delay(1000);
  for (const page of pages) {
    const before = statSync(log).size;
    await ask(page.path);
    const plans = readFileSync(log)
      .subarray(before)
      .toString()
      .split(/^\S+ \S+ \S+ LOG: {2}/m)
      .filter((entry) => entry.includes('Query Text') && !/api_tokens|^select 1$/m.test(entry));
    console.log(`\n--- ${page.name}: ${page.path}\n${plans.join('\n')}`);
  }
}
