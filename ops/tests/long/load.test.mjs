// ops/load/run judges what it gets: it finds out a service that does not keep its word.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { load, service } from '../load-service.mjs';

/** Twenty documents a second, one after the other, and four waiting at most. A refusal may cost time too. */
function twentyASecond(refusalMillis) {
  let free = 0;
  let waiting = 0;
  return async () => {
    const start = Math.max(free, performance.now());
    if (waiting >= 4) {
      free = start + refusalMillis;
      return false;
    }
    free = start + 50;
    waiting++;
    await delay(free - performance.now());
    waiting--;
    return true;
  };
}

/** No service can be quick enough for this one in a second, but it has to be right all the same. */
const briefly = ['capacity', '--seconds', '1', '--warm-up', '1', '--connections', '1'];

for (const { what, lie, fault } of [
  {
    what: 'other bytes than announced',
    lie: { answer: { sha256: 'f'.repeat(64) } },
    fault: /other bytes came than were announced/,
  },
  {
    what: "an answer about somebody else's invoice",
    lie: { answer: { fileName: 'invoice-1.pdf' } },
    fault: /the answer is about another invoice/,
  },
  { what: 'an unexpected status', lie: { status: 500 }, fault: /status 500/ },
  { what: 'a refusal where none may be', lie: { status: 503 }, fault: /status 503/ },
]) {
  test(`${what}: found out`, async (t) => {
    const { code, output } = await load(...briefly, '--url', await service(t, lie));
    assert.equal(code, 1, output);
    assert.match(output, /count of failed events is 0.0 : false/);
    assert.match(output, fault);
  });
}

/** Told a peak that is too low, as of a machine that was slow then: the storms have to grow with what it does now. */
const stormy = [
  'overload',
  '--peak',
  '15',
  '--seconds',
  '3',
  '--warm-up',
  '5',
  '--connections',
  '4',
];

test('a service that works on under overload passes', async (t) => {
  const { code, output } = await load(
    ...stormy,
    ...['--url', await service(t, { admit: twentyASecond(0) })],
  );
  assert.equal(code, 0, output);
  assert.match(output, /arrivals were ((3\.\d|2\.[789])(, )?){3} times the peak : true/);
  for (const storm of [1, 2, 3]) assert.match(output, new RegExp(`overload storm ${storm} `));
});

test('a service that refusals keep from its work: found out', async (t) => {
  const { code, output } = await load(
    ...stormy,
    ...['--url', await service(t, { admit: twentyASecond(10) })],
  );
  assert.equal(code, 1, output);
  assert.match(output, /accepted are at least 90 % of the peak .* : false/);
});

test('wrong arguments are explained', async () => {
  const { code, output } = await load('capcity', '--url', 'http://127.0.0.1:1');
  assert.equal(code, 2);
  assert.match(output, /There is no scenario capcity[\s\S]*Usage:/);
  const second = await load('capacity', '--seconds', 'x', '--url', 'http://127.0.0.1:1');
  assert.equal(second.code, 2);
  assert.match(second.output, /--seconds must be a number/);
});
