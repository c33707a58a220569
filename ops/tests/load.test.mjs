// ops/load/run passes a service that keeps its word. What it finds out about others is tested in long/.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, service } from './load-service.mjs';

test('a service that keeps its word passes', async (t) => {
  const { code, output } = await load(
    'steady',
    ...['--rate', '3', '--seconds', '2', '--warm-up', '1', '--connections', '1'],
    ...['--url', await service(t)],
  );
  assert.equal(code, 0, output);
  assert.match(output, /count of failed events is 0.0 : true/);
});
