import { Purchase } from '../api/types';
import { purchaseState } from './purchase-state';

const purchase: Purchase = {
  id: 'p1',
  customerId: 'c1',
  status: 'open',
  lines: [],
  totalSats: 0,
  createdAt: '2026-11-20T10:00:00Z',
  changedAt: '2026-11-20T10:00:00Z',
};

describe('what became of a purchase', () => {
  it('can be continued while it is open', () => {
    expect(purchaseState(purchase)).toMatchObject({
      word: 'Open',
      link: { path: '/sales/purchase/c1' },
    });
  });

  it('leads to the sale it became', () => {
    expect(purchaseState({ ...purchase, status: 'checked-out', saleId: 's1' })).toMatchObject({
      word: 'Sold',
      link: { path: '/sales/s1' },
    });
  });

  it('leads nowhere when its stock went back', () => {
    const state = purchaseState({ ...purchase, status: 'abandoned' });
    expect(state.word).toBe('Abandoned, stock returned');
    expect(state.link).toBeUndefined();
  });
});
