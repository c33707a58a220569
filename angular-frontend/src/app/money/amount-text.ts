import { readDecimal } from './decimal-text';
import { isQuantity, Quantity, QUANTITY_DECIMALS } from './quantity';
import { Reading, read, unreadable } from './reading';
import { BitcoinUnit, formatBtc, formatSats, isSats, Sats, satsFromBtc } from './sats';

const UNIT_WORDS: Record<BitcoinUnit, RegExp> = {
  BTC: /^(?:₿|btc)\s*|\s*(?:₿|btc|bitcoins?)$/i,
  sats: /\s*(?:sats?|satoshis?)$/i,
};

/**
 * Reads an amount as a person types it: in BTC with at most eight decimals, or in whole sats. The unit's own
 * name or sign beside the number is taken as said; another unit is refused.
 */
export function parseAmount(text: string, unit: BitcoinUnit): Reading<Sats> {
  const otherUnit = unit === 'BTC' ? 'sats' : 'BTC';
  const typed = text.trim();
  if (UNIT_WORDS[otherUnit].test(typed)) {
    return unreadable(
      'wrong-unit',
      `Enter the amount in ${unit}, or switch the page to ${otherUnit}.`,
    );
  }
  const number = readDecimal(typed.replace(UNIT_WORDS[unit], ''), unit === 'BTC' ? 8 : 0);
  if (!number.ok) {
    return unreadable(
      number.problem.code,
      amountSentence(number.problem.code, unit) ?? number.problem.message,
    );
  }
  const amount = unit === 'BTC' ? satsFromBtc(number.value) : wholeSats(number.value);
  return amount === undefined
    ? unreadable(
        'too-large',
        unit === 'BTC'
          ? 'There will only ever be 21,000,000 BTC: enter less.'
          : 'There will only ever be 2,100,000,000,000,000 sats: enter less.',
      )
    : read(amount);
}

/** The text to put into a field for an amount; {@link parseAmount} reads it back unchanged. */
export function amountText(amount: Sats, unit: BitcoinUnit): string {
  return unit === 'BTC' ? formatBtc(amount) : formatSats(amount);
}

/** Reads a quantity as a person types it. */
export function parseQuantity(text: string): Reading<Quantity> {
  const number = readDecimal(text, QUANTITY_DECIMALS);
  if (!number.ok) {
    return number.problem.code === 'required'
      ? unreadable('required', 'Enter a quantity.')
      : number;
  }
  if (/^0(\.0+)?$/.test(number.value)) {
    return unreadable('too-small', 'Enter a quantity of at least 0.001.');
  }
  return isQuantity(number.value)
    ? read(number.value)
    : unreadable('too-large', 'Enter a quantity of at most 1,000,000.');
}

function wholeSats(digits: string): Sats | undefined {
  const amount = Number(digits);
  return isSats(amount) ? amount : undefined;
}

function amountSentence(code: string, unit: BitcoinUnit): string | undefined {
  switch (code) {
    case 'required':
      return `Enter an amount in ${unit}.`;
    case 'not-whole':
      return 'Sats have no decimals: enter a whole number, or switch the page to BTC.';
    case 'too-many-decimals':
      return 'A bitcoin has eight decimals: the smallest amount is 0.00000001 BTC, one sat.';
    default:
      return undefined;
  }
}
