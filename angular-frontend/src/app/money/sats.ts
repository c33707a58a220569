/** An amount: a whole number of satoshis, 0 to {@link MAX_SATS}. The only form in which money is kept. */
export type Sats = number & { readonly __unit: 'sats' };

/** How amounts are written for people. */
export type BitcoinUnit = 'BTC' | 'sats';

/** Every satoshi there will ever be: 21,000,000 BTC. */
export const MAX_SATS = 2_100_000_000_000_000 as Sats;

const BTC_DECIMALS = 8;

export function isSats(value: number): value is Sats {
  return Number.isSafeInteger(value) && value >= 0 && value <= MAX_SATS;
}

/** @throws RangeError if `value` is not a whole number from 0 to {@link MAX_SATS}. */
export function sats(value: number): Sats {
  if (!isSats(value)) {
    throw new RangeError(`${value} is not an amount in satoshis`);
  }
  return value;
}

/** BTC with all eight places, as amounts stand in tables: `0.00012345`. */
export function formatBtc(amount: Sats): string {
  const digits = String(amount).padStart(BTC_DECIMALS + 1, '0');
  return `${digits.slice(0, -BTC_DECIMALS)}.${digits.slice(-BTC_DECIMALS)}`;
}

/** BTC without trailing zeros, as a payment URI writes it: `0.0005`, `1`. */
export function formatBtcShortest(amount: Sats): string {
  return formatBtc(amount).replace(/\.?0+$/, '');
}

/** Sats in groups of three, kept together by no-break spaces: `2 310 000`. */
export function formatSats(amount: Sats): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00A0');
}

/**
 * Reads BTC in its plain form, `12.345`: digits, a point, at most eight places. The text is cut, never
 * multiplied, so no binary fraction is involved.
 *
 * @returns nothing if the text is in another form or above 21,000,000 BTC.
 */
export function satsFromBtc(text: string): Sats | undefined {
  const parts = /^(\d+)(?:\.(\d{1,8}))?$/.exec(text);
  if (!parts) {
    return undefined;
  }
  const [, whole = '', fraction = ''] = parts;
  const amount = Number(whole + fraction.padEnd(BTC_DECIMALS, '0'));
  return isSats(amount) ? amount : undefined;
}
