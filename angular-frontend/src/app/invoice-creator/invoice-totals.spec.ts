import cases from '../../../../vertx-backend/src/test/resources/money-cases.json';
import { formatSats, sats } from '../money/sats';
import { AmountTexts, invoiceTotals } from './invoice-totals';

function texts(changes: Partial<AmountTexts>): AmountTexts {
  return {
    unit: 'BTC',
    lines: [],
    discount: '',
    discountIn: 'amount',
    tax: '',
    taxIn: 'amount',
    ...changes,
  };
}

describe('the totals of an invoice', () => {
  it('add up the lines, less the discount, plus the tax', () => {
    const lines = [
      { quantity: '1', unitPrice: '0.0125' },
      { quantity: '6', unitPrice: '0.00085' },
      { quantity: '1,5', unitPrice: '0,0024' },
      { quantity: '3', unitPrice: '0.000185' },
    ];
    expect(invoiceTotals(texts({ lines, discount: '0.000755', tax: '0.0021' }))).toEqual({
      lines: [1_250_000, 510_000, 360_000, 55_500],
      subtotal: 2_175_500,
      discount: 75_500,
      tax: 210_000,
      total: 2_310_000,
      complete: true,
    });
  });

  it.each(cases.invoices)(
    'of $subtotalSats sats with $discountPercent % off and $taxPercent % on top are $totalSats',
    (row) => {
      const totals = invoiceTotals(
        texts({
          unit: 'sats',
          lines: [{ quantity: '1', unitPrice: formatSats(sats(row.subtotalSats)) }],
          discount: row.discountPercent ?? String(row.discountSats),
          discountIn: row.discountPercent === null ? 'amount' : 'percent',
          tax: row.taxPercent ?? String(row.taxSats),
          taxIn: row.taxPercent === null ? 'amount' : 'percent',
        }),
      );
      expect(totals).toMatchObject({
        subtotal: row.subtotalSats,
        discount: row.discountSats,
        tax: row.taxSats,
        total: row.totalSats,
        complete: true,
      });
      expect(totals.discountPercent ?? null).toBe(row.discountPercent);
      expect(totals.taxPercent ?? null).toBe(row.taxPercent);
    },
  );

  it('take a percentage of nothing where the lines come to more than all bitcoin', () => {
    const all = { quantity: '1', unitPrice: '21000000' };
    const changes = { lines: [all, all], discount: '10', tax: '21' };
    expect(
      invoiceTotals(texts({ ...changes, discountIn: 'percent', taxIn: 'percent' })),
    ).toMatchObject({ subtotal: undefined, discount: 0, tax: 0, total: undefined });
  });

  it('count what cannot be read yet as nothing', () => {
    const lines = [
      { quantity: '2', unitPrice: '150' },
      { quantity: '', unitPrice: '5' },
      { quantity: '1', unitPrice: '0.5' },
    ];
    expect(invoiceTotals(texts({ unit: 'sats', lines, tax: 'x' }))).toEqual({
      lines: [300, undefined, undefined],
      subtotal: 300,
      discount: 0,
      tax: 0,
      total: 300,
      complete: false,
    });
  });

  it('have no total below zero or above all bitcoin', () => {
    const half = { quantity: '1', unitPrice: '10500000' };
    expect(invoiceTotals(texts({ discount: '1' })).total).toBeUndefined();
    expect(invoiceTotals(texts({ lines: [half, half] })).total).toBe(2_100_000_000_000_000);
    const more = invoiceTotals(texts({ lines: [half, half, half], discount: '10500000' }));
    expect(more.subtotal).toBeUndefined();
    expect(more.total).toBe(2_100_000_000_000_000);
  });

  it('stay exact over ten thousand lines', () => {
    const lines = Array.from({ length: 10_000 }, () => ({
      quantity: '1',
      unitPrice: '2099.99999999',
    }));
    expect(invoiceTotals(texts({ lines })).total).toBe(2_099_999_999_990_000);
  });
});
