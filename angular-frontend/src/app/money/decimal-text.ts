import { FieldProblem, Reading, read, unreadable } from './reading';

/** Far above any number that means something here; keeps pasted novels out of the parser. */
const LONGEST = 60;

/**
 * Reads a number as people type it and gives its plain form: digits, at most one point, no needless zeros.
 *
 * Thousands may be set apart by spaces, apostrophes, commas or points. A point is the decimal mark, as
 * everywhere in this program; a comma is one where nothing else can be meant. Where two numbers can be
 * meant, the text is refused and both are named: `1,234` (`ambiguous`), but also `1.500`, which half of
 * the world writes for fifteen hundred.
 *
 * @param decimals how many places the number may have; with 0 a lone point or comma groups thousands.
 */
export function readDecimal(text: string, decimals: number): Reading<string> {
  const typed = plainCharacters(text);
  const problem = notANumber(typed);
  return problem ? { ok: false, problem } : readGrouped(typed, decimals);
}

/** One alphabet for what keyboards and word processors produce. */
function plainCharacters(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u061C\u2060\u2066-\u2069\u202A-\u202E\uFEFF]/g, '')
    .replace(/[\uFF10-\uFF19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\uFF0E/g, '.')
    .replace(/[\uFF0C\u060C]/g, ',')
    .replace(/[\u2019\u02BC\uFF07]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function notANumber(typed: string): FieldProblem | undefined {
  if (typed === '') {
    return { code: 'required', message: 'Enter a number.' };
  }
  if (typed.length > LONGEST) {
    return { code: 'malformed', message: 'This is too long for a number.' };
  }
  if (/^[-\u2010-\u2015\u2212\uFE63\uFF0D] ?\d|\d ?[-\u2212]$/.test(typed)) {
    return {
      code: 'signed',
      message: 'Leave out the minus sign.',
    };
  }
  if (/^[+\uFF0B] ?\d/.test(typed)) {
    return { code: 'signed', message: 'Leave out the plus sign.' };
  }
  if (/^[\d.,]+e[+-]?\d+$/i.test(typed)) {
    return {
      code: 'exponent',
      message: 'Write the number out in full: 0.00000012 instead of 1.2e-7.',
    };
  }
  if (/\p{Nd}/u.test(typed.replace(/[0-9]/g, ''))) {
    return { code: 'malformed', message: 'Use the digits 0 to 9.' };
  }
  if (!/\d/.test(typed) || /[^\d .,'\u066B\u066C]/.test(typed)) {
    return { code: 'malformed', message: 'Enter a number, such as 1234, and nothing else.' };
  }
  return undefined;
}

/** `typed` holds digits, spaces and marks only. */
function readGrouped(typed: string, decimals: number): Reading<string> {
  const mark = decimalMark(typed, decimals);
  const at = mark === undefined ? -1 : typed.lastIndexOf(mark);
  const whole = at < 0 ? typed : typed.slice(0, at);
  const fraction = at < 0 ? '' : typed.slice(at + 1);

  if (at >= 0 && fraction === '') {
    return unreadable('malformed', `Add the decimals after “${mark}”, or remove it.`);
  }
  const wholeDigits = ungrouped(whole);
  const fractionDigits = ungroupedFraction(fraction);
  if (wholeDigits === undefined || fractionDigits === undefined) {
    const digits = typed.replace(/\D/g, '');
    return unreadable(
      'malformed',
      at < 0
        ? `Group the digits in threes, or write ${digits} without separators.`
        : 'Group the digits in threes, with one decimal mark, or leave the separators out.',
    );
  }
  const plainWhole = wholeDigits.replace(/^0+(?=\d)/, '') || '0';
  const plainFraction = fractionDigits.replace(/0+$/, '');
  if (mark !== undefined && isAmbiguous(whole, mark, fraction)) {
    const decimal = plainFraction ? `${plainWhole}.${plainFraction}` : plainWhole;
    const grouped = `${plainWhole}${fractionDigits}`;
    return unreadable('ambiguous', `Type ${grouped} or ${decimal}: this can mean either.`);
  }
  if (mark !== undefined && decimals === 0) {
    return unreadable('not-whole', 'Enter a whole number, without decimals.');
  }
  if (plainFraction.length > decimals) {
    return unreadable('too-many-decimals', `At most ${decimals} decimals fit here.`);
  }
  return read(plainFraction ? `${plainWhole}.${plainFraction}` : plainWhole);
}

/** The character that starts the decimals, if any does. */
function decimalMark(typed: string, decimals: number): string | undefined {
  if (typed.includes('\u066B')) {
    return '\u066B';
  }
  const marks = typed.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const kinds = new Set(marks).size;
  if (kinds === 1 && marks.length > 1) {
    return undefined;
  }
  const isGroup = kinds === 1 && looksLikeThousands(typed, last);
  return isGroup && decimals === 0 ? undefined : last;
}

/** `1,234` and `12.500`, but not `0,234`, `1234,567` or `1 234,567`. */
function looksLikeThousands(typed: string, mark: string): boolean {
  const [whole = '', rest = ''] = typed.split(mark);
  return /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}( |$)/.test(rest);
}

/**
 * A comma before three digits is as often a decimal mark as not. A point there is the decimal mark, unless
 * the decimals end in a zero, which nobody needs to type and everybody who writes 1.500 for 1500 does.
 */
function isAmbiguous(whole: string, mark: string, fraction: string): boolean {
  return (
    looksLikeThousands(`${whole}${mark}${fraction}`, mark) &&
    (mark === ',' || /^\d\d0$/.test(fraction))
  );
}

/** Digits without their thousands separators; nothing if they are not grouped in threes by one separator. */
function ungrouped(whole: string): string | undefined {
  if (/^\d*$/.test(whole)) {
    return whole;
  }
  return /^[1-9]\d{0,2}([ .,'\u066C])\d{3}(?:\1\d{3})*$/.test(whole)
    ? whole.replace(/\D/g, '')
    : undefined;
}

/** Decimals may be grouped by spaces: in threes, or as 0.00 012 345, which shows the satoshis. */
function ungroupedFraction(fraction: string): string | undefined {
  return /^(\d*|\d{3}( \d{3})*( \d{1,3})?|\d{2} \d{3} \d{3})$/.test(fraction)
    ? fraction.replace(/ /g, '')
    : undefined;
}
