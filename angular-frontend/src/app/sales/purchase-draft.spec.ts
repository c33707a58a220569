import { TestBed } from '@angular/core/testing';
import { Purchase } from '../api/types';
import { problemOf } from '../ui/field';
import { DraftLine, isBeyondStock, PurchaseDraft, step } from './purchase-draft';

const tea = { id: 'tea', name: 'Tea', priceSats: 1200, quantity: 5 };
const cake = { id: 'cake', name: 'Cake', priceSats: 3400, quantity: 1 };

function purchaseOf(...lines: [item: string, quantity: number, unitPriceSats: number][]): Purchase {
  return {
    id: 'purchase',
    customerId: 'customer',
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

describe('the draft of a purchase', () => {
  let draft: PurchaseDraft;

  function shown(): [string, number, string][] {
    return draft.lines().map((line) => [line.item, line.reserved, line.quantity.value]);
  }

  function line(index: number): DraftLine {
    const found = draft.lines()[index];
    if (!found) {
      throw new Error(`No line ${index}`);
    }
    return found;
  }

  beforeEach(() => {
    draft = TestBed.configureTestingModule({ providers: [PurchaseDraft] }).inject(PurchaseDraft);
  });

  it('shows what the server holds, with nothing to send', () => {
    draft.show(purchaseOf(['tea', 2, 1200], ['cake', 1, 3400]));
    expect(shown()).toEqual([
      ['tea', 2, '2'],
      ['cake', 1, '1'],
    ]);
    expect(draft.changed()).toEqual([]);
    expect(draft.totals()).toEqual({ lines: [2400, 3400], total: 5800, pieces: 3 });
  });

  it('adds a picked item as a line, and a piece when it is picked again', () => {
    draft.pick(tea);
    draft.pick(tea);
    expect(shown()).toEqual([['tea', 0, '2']]);
    expect(draft.toLines()).toEqual([{ item: 'tea', quantity: 2 }]);
    expect(draft.totals().total).toBe(2400);
  });

  it('sends only lines that are not as reserved', () => {
    draft.show(purchaseOf(['tea', 2, 1200], ['cake', 1, 3400]));
    step(line(0).quantity, 1);
    expect(draft.toLines()).toEqual([{ item: 'tea', quantity: 3 }]);
    step(line(0).quantity, -1);
    expect(draft.toLines()).toEqual([]);
  });

  it('follows what is typed', () => {
    draft.pick(tea);
    line(0).quantity.setValue('7');
    expect(draft.totals()).toEqual({ lines: [8400], total: 8400, pieces: 7 });
    line(0).quantity.setValue('seven');
    expect(draft.totals()).toEqual({ lines: [undefined], total: undefined, pieces: 0 });
    expect(draft.form.invalid).toBe(true);
    expect(() => draft.toLines()).toThrow();
  });

  it('knows a total that is more than all bitcoin', () => {
    draft.show(purchaseOf(['gold', 1, 2_100_000_000_000_000], ['tea', 1, 1200]));
    expect(draft.totals()).toEqual({
      lines: [2_100_000_000_000_000, 1200],
      total: undefined,
      pieces: 2,
    });
  });

  it('steps no further than a line may go', () => {
    const line = draft.pick(tea);
    step(line.quantity, -1);
    expect(line.quantity.value).toBe('1');
    line.quantity.setValue('1000000');
    step(line.quantity, 1);
    expect(line.quantity.value).toBe('1000000');
    line.quantity.setValue('');
    step(line.quantity, 1);
    expect(line.quantity.value).toBe('1');
  });

  it('sees that more is asked for than was there', () => {
    const line = draft.pick(cake);
    expect(isBeyondStock(line)).toBe(false);
    draft.pick(cake);
    expect(isBeyondStock(line)).toBe(true);
  });

  it('puts refusals on their lines and gives back the rest', () => {
    draft.pick(tea);
    draft.pick(cake);
    const sent = draft.toLines();
    const rest = draft.refuse(
      [
        { pointer: '/1/quantity', code: 'not-enough-stock', detail: '0 are available.' },
        { pointer: '/0/item', code: 'item-archived', detail: 'archived' },
        { pointer: '', code: 'odd', detail: 'Something else.' },
      ],
      sent,
    );
    expect(rest).toEqual(['Something else.']);
    expect(problemOf(line(0).quantity)?.message).toContain('not sold any more');
    expect(problemOf(line(1).quantity)).toEqual({
      code: 'not-enough-stock',
      message: '0 are available.',
    });
    expect(draft.form.invalid).toBe(true);
  });

  it('keeps other refusals when a line goes, and forgets one when its quantity changes', () => {
    draft.pick(tea);
    draft.pick(cake);
    draft.refuse(
      [{ pointer: '/1', code: 'not-enough-stock', detail: '0 are available.' }],
      draft.toLines(),
    );
    draft.drop('tea');
    expect(problemOf(line(0).quantity)?.code).toBe('not-enough-stock');
    line(0).quantity.setValue('3');
    expect(problemOf(line(0).quantity)).toBeUndefined();
    expect(draft.form.valid).toBe(true);
  });

  it('takes over what somebody else did and keeps what was typed here', () => {
    draft.show(purchaseOf(['tea', 2, 1200], ['cake', 1, 3400], ['milk', 1, 90]));
    line(0).quantity.setValue('5');
    draft.pick({ id: 'jam', name: 'Jam', priceSats: 50, quantity: 9 });
    draft.show(purchaseOf(['tea', 3, 1300], ['cake', 4, 3400]), { keepTyped: true });
    expect(shown()).toEqual([
      ['tea', 3, '5'],
      ['cake', 4, '4'],
      ['jam', 0, '1'],
    ]);
    expect(line(0).unitPrice).toBe(1300);
  });

  it('goes back to what is reserved', () => {
    draft.show(purchaseOf(['tea', 2, 1200]));
    line(0).quantity.setValue('x');
    draft.pick(cake);
    draft.undo();
    expect(shown()).toEqual([['tea', 2, '2']]);
    expect(draft.form.valid).toBe(true);
  });

  it('keeps the lines when the server has given their stock back', () => {
    draft.show(purchaseOf(['tea', 2, 1200]));
    draft.release();
    expect(shown()).toEqual([['tea', 0, '2']]);
    expect(draft.toLines()).toEqual([{ item: 'tea', quantity: 2 }]);
  });

  it('puts a dropped line back once', () => {
    draft.show(purchaseOf(['tea', 2, 1200]));
    const dropped = line(0);
    draft.drop('tea');
    draft.putBack(dropped);
    draft.putBack(dropped);
    expect(shown()).toEqual([['tea', 0, '2']]);
  });

  it('forgets what the server refused when it is to be tried again', () => {
    draft.pick(tea);
    draft.refuse([{ pointer: '/0', code: 'not-enough-stock', detail: 'x' }], draft.toLines());
    draft.recheck();
    expect(draft.form.valid).toBe(true);
  });
});
