import cases from '../../../../vertx-backend/src/test/resources/money-cases.json';
import { formatPercent, isPercent, parsePercent, Percent, percentOf } from './percent';
import { sats } from './sats';

function percent(text: string): Percent {
  if (!isPercent(text)) {
    throw new Error(`${text} is no percentage`);
  }
  return text;
}

describe('a percentage', () => {
  it.each(cases.percentages.valid)('can be %j', (text) => expect(isPercent(text)).toBe(true));

  it.each(cases.percentages.invalid)('cannot be %j', (text) => expect(isPercent(text)).toBe(false));

  it.each(cases.shares)('of $percent is $shareSats of $amountSats sats', (row) => {
    expect(percentOf(percent(row.percent), sats(row.amountSats))).toBe(row.shareSats);
  });

  it.each([
    ['21', '21'],
    ['21.000', '21'],
    ['7.50', '7.5'],
    ['100', '100'],
    ['10.0', '10'],
    ['0.001', '0.001'],
  ])('of %s is printed as %s', (text, printed) => {
    expect(formatPercent(percent(text))).toBe(`${printed}\u00A0%`);
  });

  it.each([
    ['21', '21'],
    ['21%', '21'],
    [' 21 % ', '21'],
    ['7,5', '7.5'],
    ['7.50', '7.5'],
    ['8.875', '8.875'],
    ['8,875 %', '8.875'],
    ['8.250', '8.25'],
    ['100,000', '100'],
    ['\u0662\u0661\u066A', '21'],
    ['\uFF11\uFF19\uFF05', '19'],
    ['0', 'too-small'],
    ['0.000', 'too-small'],
    ['0.0001', 'too-many-decimals'],
    ['100.001', 'too-large'],
    ['101', 'too-large'],
    ['1 000', 'too-large'],
    ['123,456', 'too-large'],
    ['-5', 'signed'],
    ['21 % VAT', 'malformed'],
    ['%', 'required'],
    ['', 'required'],
  ])('typed as %j is %s', (text, result) => {
    const reading = parsePercent(text);
    expect(reading.ok ? reading.value : reading.problem.code).toBe(result);
  });
});
