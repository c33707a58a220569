import cases from '../../../../vertx-backend/src/test/resources/money-cases.json';
import { isQuantity, lineTotal, Quantity } from './quantity';
import { sats } from './sats';

function quantity(text: string): Quantity {
  if (!isQuantity(text)) {
    throw new Error(`${text} is no quantity`);
  }
  return text;
}

describe('a quantity', () => {
  it.each(cases.quantities.valid)('can be %j', (text) => expect(isQuantity(text)).toBe(true));

  it.each(cases.quantities.invalid)('cannot be %j', (text) => expect(isQuantity(text)).toBe(false));
});

describe('the total of a line', () => {
  it.each(cases.lineTotals)('is $totalSats for $quantity at $unitPriceSats sats', (row) => {
    expect(lineTotal(quantity(row.quantity), sats(row.unitPriceSats))).toBe(row.totalSats);
  });

  it.each(cases.lineTotalsOutOfRange)(
    'does not exist for $quantity at $unitPriceSats sats',
    (row) => {
      expect(lineTotal(quantity(row.quantity), sats(row.unitPriceSats))).toBeUndefined();
    },
  );
});
