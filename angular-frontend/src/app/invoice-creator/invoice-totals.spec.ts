import { AmountTexts, invoiceTotals } from './invoice-totals';

function texts(changes: Partial<AmountTexts>): AmountTexts {
  return { unit: 'BTC', lines: [], discount: '', tax: '', ...changes };
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
