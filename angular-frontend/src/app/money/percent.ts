import { readDecimal } from './decimal-text';
import { read, Reading, unreadable } from './reading';
import { Sats } from './sats';

/** A decimal above 0 and at most 100 with at most three places, in its plain form: `7.5`. */
export type Percent = string & { readonly __kind: 'percent' };

const DECIMALS = 3;
const THOUSANDTHS = 10n ** BigInt(DECIMALS);
const MAX_THOUSANDTHS = 100n * THOUSANDTHS;
/** Of a percentage in thousandths. */
const WHOLE = 100n * THOUSANDTHS;

/** Whether the text is a percentage as the API takes it. */
export function isPercent(text: string): text is Percent {
  if (!/^(0|[1-9]\d{0,2})(\.\d{1,3})?$/.test(text)) {
    return false;
  }
  const thousandths = inThousandths(text);
  return thousandths > 0n && thousandths <= MAX_THOUSANDTHS;
}

/** That share of an amount, rounded half up to a whole sat, exactly as the backend computes it. */
export function percentOf(percent: Percent, amount: Sats): Sats {
  const exact = inThousandths(percent) * BigInt(amount);
  // Never more than the amount, so that it is one again.
  return Number((exact + WHOLE / 2n) / WHOLE) as Sats;
}

/** As it stands on paper, held together by a no-break space: `7.5 %`. */
export function formatPercent(percent: Percent): string {
  const plain = percent.includes('.') ? percent.replace(/\.?0+$/, '') : percent;
  return `${plain}\u00A0%`;
}

/** Reads a percentage as a person types it, with or without its sign. */
export function parsePercent(text: string): Reading<Percent> {
  const typed = text.trim().replace(/\s*[%\uFF05\u066A]$/, '');
  let number = readDecimal(typed, DECIMALS);
  if (!number.ok && number.problem.code === 'ambiguous') {
    // A thousand is no percentage, so the mark can only start the decimals. With one more of them that is clear.
    number = readDecimal(`${typed}0`, DECIMALS);
  }
  if (!number.ok) {
    return number.problem.code === 'required'
      ? unreadable('required', 'Enter a percentage.')
      : number;
  }
  if (/^0(\.0+)?$/.test(number.value)) {
    return unreadable('too-small', 'Enter a percentage of at least 0.001, or nothing at all.');
  }
  return isPercent(number.value)
    ? read(number.value)
    : unreadable('too-large', 'Enter a percentage of at most 100.');
}

function inThousandths(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(DECIMALS, '0'));
}
