import cases from '../../../../vertx-backend/src/test/resources/money-cases.json';
import {
  formatBtc,
  formatBtcShortest,
  formatSats,
  isSats,
  MAX_SATS,
  sats,
  satsFromBtc,
} from './sats';

describe('amounts in satoshis', () => {
  it('are whole, positive and at most 21 million BTC', () => {
    expect([0, 1, MAX_SATS].every(isSats)).toBe(true);
    expect([-1, 0.5, MAX_SATS + 1, NaN, Infinity].some(isSats)).toBe(false);
    expect(() => sats(1.5)).toThrow(RangeError);
    expect(sats(7)).toBe(7);
  });

  it('print in groups of three', () => {
    expect(formatSats(sats(0))).toBe('0');
    expect(formatSats(sats(999))).toBe('999');
    expect(formatSats(sats(2_310_000))).toBe('2\u00A0310\u00A0000');
  });
});

describe('BTC text', () => {
  it.each(cases.btcText)('writes $sats sats as $padded and $shortest', (row) => {
    expect(formatBtc(sats(row.sats))).toBe(row.padded);
    expect(formatBtcShortest(sats(row.sats))).toBe(row.shortest);
  });

  it.each(cases.btcText)('reads $padded and $shortest as $sats sats', (row) => {
    expect(satsFromBtc(row.padded)).toBe(row.sats);
    expect(satsFromBtc(row.shortest)).toBe(row.sats);
  });

  it('keeps sums that binary fractions would lose', () => {
    expect(satsFromBtc('0.29')).toBe(29_000_000);
    expect(satsFromBtc('20999999.97690001')).toBe(2_099_999_997_690_001);
  });

  it.each(['', '.5', '1.', '1,5', '-1', '1e8', '0.123456789', '21000000.00000001', '9'.repeat(40)])(
    'does not read %j',
    (text) => expect(satsFromBtc(text)).toBeUndefined(),
  );
});
