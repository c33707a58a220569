import cases from '../../../../vertx-backend/src/test/resources/money-cases.json';
import { amountText, parseAmount, parseQuantity } from './amount-text';
import { Reading } from './reading';
import { BitcoinUnit, sats } from './sats';

function outcome(reading: Reading<unknown>): unknown {
  return reading.ok ? reading.value : reading.problem.code;
}

function message(reading: Reading<unknown>): string {
  return reading.ok ? 'accepted' : reading.problem.message;
}

describe('an amount in BTC', () => {
  it.each([
    ['0', 0],
    ['0.00000001', 1],
    ['0,00012345', 12_345],
    ['1.000,5', 100_050_000_000],
    ['1 000', 100_000_000_000],
    ['21,000,000', 2_100_000_000_000_000],
    ['0.01250000', 1_250_000],
    ['0.29', 29_000_000],
    ['₿0.5', 50_000_000],
    ['0.5 BTC', 50_000_000],
    ['0,5btc', 50_000_000],
  ])('is read from %j as %d sats', (text, amount) =>
    expect(outcome(parseAmount(text, 'BTC'))).toBe(amount),
  );

  it.each([
    ['', 'required'],
    ['1,000', 'ambiguous'],
    ['0.000000001', 'too-many-decimals'],
    ['21000000.00000001', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['-0.1', 'signed'],
    ['1e-8', 'exponent'],
    ['500 sats', 'wrong-unit'],
    ['$5', 'malformed'],
    ['5 EUR', 'malformed'],
    ['BTC', 'required'],
  ])('is refused when it is %j: %s', (text, code) =>
    expect(outcome(parseAmount(text, 'BTC'))).toBe(code),
  );
});

describe('an amount in sats', () => {
  it.each([
    ['12345', 12_345],
    ['1,234', 1_234],
    ['1.234', 1_234],
    ['2.100.000.000.000.000', 2_100_000_000_000_000],
    ['500 sats', 500],
    ['1 sat', 1],
  ])('is read from %j as %d', (text, amount) =>
    expect(outcome(parseAmount(text, 'sats'))).toBe(amount),
  );

  it.each([
    ['0.001', 'not-whole'],
    ['1.5', 'not-whole'],
    ['2100000000000001', 'too-large'],
    ['9007199254740993', 'too-large'],
    ['0.5 BTC', 'wrong-unit'],
    ['₿5', 'wrong-unit'],
    [' ', 'required'],
  ])('is refused when it is %j: %s', (text, code) =>
    expect(outcome(parseAmount(text, 'sats'))).toBe(code),
  );

  it('names the other unit where that is the fix', () => {
    expect(message(parseAmount('0.001', 'sats'))).toContain('switch the page to BTC');
    expect(message(parseAmount('5 sats', 'BTC'))).toBe(
      'Enter the amount in BTC, or switch the page to sats.',
    );
  });
});

describe('the text of an amount', () => {
  it.each(cases.btcText)('reads back as $sats sats in either unit', (row) => {
    for (const unit of ['BTC', 'sats'] satisfies BitcoinUnit[]) {
      expect(outcome(parseAmount(amountText(sats(row.sats), unit), unit))).toBe(row.sats);
    }
  });
});

describe('a quantity', () => {
  it.each([
    ['1', '1'],
    ['1,5', '1.5'],
    ['1.250', 'ambiguous'],
    ['1,234', 'ambiguous'],
    ['1.125', '1.125'],
    ['1.000.000', '1000000'],
    ['1000000.001', 'too-large'],
    ['0', 'too-small'],
    ['0.000', 'too-small'],
    ['0.0001', 'too-many-decimals'],
    ['', 'required'],
    ['3 h', 'malformed'],
  ])('typed as %j is %s', (text, result) => expect(outcome(parseQuantity(text))).toBe(result));
});
