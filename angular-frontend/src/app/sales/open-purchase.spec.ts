import { TestBed } from '@angular/core/testing';
import { FakeBackend, json, nothing, refuse, unreachable } from '../../testing/fake-backend';
import { Purchase } from '../api/types';
import { OpenPurchase } from './open-purchase';
import { PurchaseDraft } from './purchase-draft';

const basket = 'customer-purchase/anna';
const tea = { id: 'tea', name: 'Tea', priceSats: 1200, quantity: 5 };
const cake = { id: 'cake', name: 'Cake', priceSats: 3400, quantity: 1 };
const anna = { id: 'anna', name: 'Anna', createdAt: '2026-11-20T10:00:00Z', erased: false };

type Line = [item: string, quantity: number, price: number];

function purchaseOf(id: string, ...lines: Line[]): Purchase {
  return {
    id,
    customerId: 'anna',
    status: 'open',
    lines: lines.map(([item, quantity, unitPriceSats]) => ({
      item,
      description: item,
      quantity,
      unitPriceSats,
      totalSats: quantity * unitPriceSats,
    })),
    totalSats: lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0),
    createdAt: '2026-11-21T08:00:00Z',
    changedAt: '2026-11-21T08:00:00Z',
  };
}

describe('the open purchase of a customer', () => {
  let backend: FakeBackend;
  let purchase: OpenPurchase;

  beforeEach(() => {
    backend = new FakeBackend().on('GET /api/customers/anna', json(anna));
    purchase = TestBed.configureTestingModule({
      providers: [OpenPurchase, PurchaseDraft],
    }).inject(OpenPurchase);
  });

  afterEach(() => vi.restoreAllMocks());

  async function load(...lines: Line[]): Promise<void> {
    backend.on(
      `GET /api/${basket}`,
      lines.length > 0 ? json(purchaseOf('p1', ...lines)) : refuse(404, 'no-open-purchase'),
    );
    expect(await purchase.load('anna')).toBe(true);
  }

  function shown(): [string, number, string][] {
    return purchase.draft.lines().map((line) => [line.item, line.reserved, line.quantity.value]);
  }

  it('is empty where none is open, and asks for JSON', async () => {
    await load();
    expect(purchase.held()).toBeUndefined();
    expect(shown()).toEqual([]);
    expect(backend.last(`GET /api/${basket}`).headers.get('Accept')).toBe('application/json');
  });

  it('adds new lines under a key, and keeps the key while the answer is lost', async () => {
    await load();
    purchase.draft.pick(tea);
    backend.on(`POST /api/${basket}`, unreachable(), json(purchaseOf('p1', ['tea', 1, 1200])));
    expect(await purchase.reserve()).toBe(false);
    expect(purchase.failure()?.why).toEqual({ kind: 'unreachable' });
    expect(shown()).toEqual([['tea', 0, '1']]);

    expect(await purchase.reserve()).toBe(true);
    const [first, second] = backend.calls(`POST /api/${basket}`);
    expect(first?.headers.get('Idempotency-Key')).toBeTruthy();
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
    expect(second?.body).toEqual([{ item: 'tea', quantity: 1 }]);
    expect(shown()).toEqual([['tea', 1, '1']]);
    expect(purchase.notice()).toBeUndefined();
  });

  it('sets quantities of lines that are there, together with new ones', async () => {
    await load(['tea', 1, 1200]);
    purchase.draft.pick(tea);
    purchase.draft.pick(cake);
    backend.on(`PUT /api/${basket}`, json(purchaseOf('p1', ['tea', 2, 1200], ['cake', 1, 3400])));
    expect(await purchase.reserve()).toBe(true);
    expect(backend.last(`PUT /api/${basket}`).body).toEqual([
      { item: 'tea', quantity: 2 },
      { item: 'cake', quantity: 1 },
    ]);
  });

  it('marks every bad line and says that nothing was reserved', async () => {
    await load();
    purchase.draft.pick(tea);
    purchase.draft.pick(cake);
    const errors = [
      { pointer: '/1/quantity', code: 'not-enough-stock', detail: '0 are available.' },
    ];
    backend.on(`POST /api/${basket}`, refuse(422, 'invalid-purchase', { errors }));
    expect(await purchase.reserve()).toBe(false);
    expect(purchase.notice()).toEqual({ kind: 'refused', bad: 1, sent: 2, rest: [] });
    expect(purchase.failure()).toBeUndefined();
    expect(purchase.draft.lines().map((line) => line.quantity.valid)).toEqual([true, false]);
  });

  it('shows the line that somebody else added meanwhile beside what was asked for', async () => {
    await load();
    purchase.draft.pick(tea);
    purchase.draft.pick(tea);
    const errors = [{ pointer: '/0/item', code: 'line-exists', detail: 'There already.' }];
    backend
      .on(`POST /api/${basket}`, refuse(409, 'line-exists', { errors }))
      .on(`GET /api/${basket}`, json(purchaseOf('p1', ['tea', 1, 1200])));
    expect(await purchase.reserve()).toBe(false);
    expect(shown()).toEqual([['tea', 1, '2']]);
    expect(purchase.notice()).toMatchObject({ kind: 'refused', bad: 1 });
  });

  it('says that the total is another than was shown', async () => {
    await load();
    purchase.draft.pick(tea);
    backend.on(`POST /api/${basket}`, json(purchaseOf('p1', ['tea', 1, 1300])));
    expect(await purchase.reserve()).toBe(true);
    expect(purchase.notice()).toEqual({ kind: 'total-changed' });
    expect(purchase.draft.totals().total).toBe(1300);
  });

  it('keeps lines whose stock went back while nobody looked', async () => {
    await load(['tea', 2, 1200]);
    purchase.draft.pick(cake);
    backend.on(`POST /api/${basket}`, json(purchaseOf('p2', ['cake', 1, 3400])));
    expect(await purchase.reserve()).toBe(true);
    expect(purchase.notice()).toEqual({ kind: 'released' });
    expect(shown()).toEqual([
      ['cake', 1, '1'],
      ['tea', 0, '2'],
    ]);
  });

  it('removes a line at once, and one that was never sent without asking anybody', async () => {
    await load(['tea', 2, 1200], ['milk', 1, 90]);
    const [line] = purchase.draft.lines();
    backend
      .on(`DELETE /api/${basket}/tea`, nothing())
      .on(`GET /api/${basket}`, json(purchaseOf('p1', ['milk', 1, 90])));
    expect(line && (await purchase.remove(line))).toBe(true);
    const unsent = purchase.draft.pick(cake);
    expect(await purchase.remove(unsent)).toBe(true);
    expect(shown()).toEqual([['milk', 1, '1']]);
    expect(backend.calls(`DELETE /api/${basket}/cake`)).toEqual([]);
  });

  it('checks out once, however often the answer is lost', async () => {
    await load(['tea', 2, 1200]);
    backend.on(`POST /api/${basket}/checkout`, unreachable(), json({ id: 's1' }));
    expect(await purchase.checkOut()).toBeUndefined();
    expect(purchase.failure()?.task).toBe('check-out');
    expect(await purchase.checkOut()).toEqual({ id: 's1' });
    const keys = backend
      .calls(`POST /api/${basket}/checkout`)
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toBeTruthy();
    expect(new Set(keys).size).toBe(1);
    expect(backend.last(`POST /api/${basket}/checkout`).body).toEqual({ expectedTotalSats: 2400 });
  });

  it('shows what somebody made of the purchase instead of selling that', async () => {
    await load(['tea', 2, 1200]);
    backend
      .on(`POST /api/${basket}/checkout`, refuse(409, 'total-changed'), json({ id: 's1' }))
      .on(`GET /api/${basket}`, json(purchaseOf('p1', ['tea', 3, 1200])));
    expect(await purchase.checkOut()).toBeUndefined();
    expect(purchase.notice()).toEqual({ kind: 'changed-meanwhile', seen: 2400, now: 3600 });
    expect(purchase.failure()).toBeUndefined();
    expect(shown()).toEqual([['tea', 3, '3']]);

    expect(await purchase.checkOut()).toEqual({ id: 's1' });
    const [first, second] = backend.calls(`POST /api/${basket}/checkout`);
    expect(second?.body).toEqual({ expectedTotalSats: 3600 });
    expect(second?.headers.get('Idempotency-Key')).not.toBe(first?.headers.get('Idempotency-Key'));
  });

  it('offers to reserve again what the server has given back', async () => {
    await load(['tea', 2, 1200]);
    backend.on(`POST /api/${basket}/checkout`, refuse(404, 'no-open-purchase'));
    expect(await purchase.checkOut()).toBeUndefined();
    expect(purchase.notice()).toEqual({ kind: 'released' });
    expect(purchase.held()).toBeUndefined();
    expect(shown()).toEqual([['tea', 0, '2']]);
  });

  it('keeps any other refusal for the page to show', async () => {
    await load(['tea', 2, 1200]);
    backend.on(`POST /api/${basket}/checkout`, refuse(409, 'company-missing'));
    await purchase.checkOut();
    expect(purchase.failure()).toMatchObject({
      task: 'check-out',
      why: { problem: { code: 'company-missing' } },
    });
    expect(shown()).toEqual([['tea', 2, '2']]);
  });
});
