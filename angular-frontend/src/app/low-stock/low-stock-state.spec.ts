import { LowItem, whyListed } from './low-stock-state';

const item: LowItem = { id: 'i1', name: 'Tea', quantity: 10, lowStockThreshold: 5 };

function words(change: Partial<LowItem>): string[] {
  return whyListed({ ...item, ...change }, '2026-11-21').map(({ word }) => word);
}

describe('why an item is on the list', () => {
  it.each([
    [{ quantity: 0 }, ['Sold out']],
    [{ quantity: 5 }, ['Low']],
    [{ expiresOn: '2026-11-30' }, ['Expires soon']],
    [{ expiresOn: '2026-11-21' }, ['Last day']],
    [{ expiresOn: '2026-11-20' }, ['Expired']],
    [{ quantity: 0, expiresOn: '2026-11-20' }, ['Sold out', 'Expired']],
    // The last day stands in a column of its own; one badge says enough.
    [{ quantity: 3, expiresOn: '2026-11-30' }, ['Low']],
  ])('%j: %j', (change, expected) => {
    expect(words(change)).toEqual(expected);
  });
});
