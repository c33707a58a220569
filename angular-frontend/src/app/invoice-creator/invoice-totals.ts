import { parseAmount, parseQuantity } from '../money/amount-text';
import { Percent } from '../money/percent';
import { lineTotal } from '../money/quantity';
import { FieldProblem } from '../money/reading';
import { BitcoinUnit, isSats, MAX_SATS, Sats, sats } from '../money/sats';
import { AdjustmentKind, sumOfAdjustment } from './adjustment';

/** The texts of a form that its totals are made of. */
export interface AmountTexts {
  readonly unit: BitcoinUnit;
  readonly lines: readonly { readonly quantity: string; readonly unitPrice: string }[];
  readonly discount: string;
  readonly discountIn: AdjustmentKind;
  readonly tax: string;
  readonly taxIn: AdjustmentKind;
}

export interface InvoiceTotals {
  /** One for each line; nothing where it cannot be computed (yet). */
  readonly lines: readonly (Sats | undefined)[];
  /** Of the lines that can be computed; nothing if above 21,000,000 BTC. */
  readonly subtotal: Sats | undefined;
  readonly discount: Sats;
  readonly discountPercent: Percent | undefined;
  readonly tax: Sats;
  readonly taxPercent: Percent | undefined;
  /** Nothing if below zero or above 21,000,000 BTC. */
  readonly total: Sats | undefined;
  /** Whether every text that counts was read. */
  readonly complete: boolean;
}

const ZERO = sats(0);

/**
 * The totals as a person types: what cannot be read yet counts as nothing. A discount in percent is of the lines, a
 * tax in percent of what is left.
 */
export function invoiceTotals(texts: AmountTexts): InvoiceTotals {
  const { unit } = texts;
  const lines = texts.lines.map((line) => totalOfLine(line, unit));
  const sum = sumOf(lines);
  const subtotal = inRange(sum);
  const discount = sumOfAdjustment(texts.discount, texts.discountIn, unit, subtotal);
  const left = sum - BigInt(discount?.amount ?? 0);
  const tax = sumOfAdjustment(texts.tax, texts.taxIn, unit, inRange(left));
  return {
    lines,
    subtotal,
    discount: discount?.amount ?? ZERO,
    discountPercent: discount?.percent,
    tax: tax?.amount ?? ZERO,
    taxPercent: tax?.percent,
    total: inRange(left + BigInt(tax?.amount ?? 0)),
    complete: ![...lines, discount, tax].includes(undefined),
  };
}

/** Why the amounts of an invoice, each fine by itself, do not add up to one that can be paid. */
export function totalProblem(texts: AmountTexts): FieldProblem | undefined {
  const { complete, subtotal, total, discount } = invoiceTotals(texts);
  if (!complete || (subtotal !== undefined && discount > subtotal)) {
    return undefined;
  }
  if (subtotal === undefined || total === undefined) {
    return {
      code: 'amount-out-of-range',
      message: 'The total is above 21,000,000 BTC, more than there will ever be.',
    };
  }
  if (total > 0) {
    return undefined;
  }
  return {
    code: 'nothing-to-pay',
    message:
      subtotal > 0
        ? 'The discount leaves nothing to pay: lower it.'
        : 'The total is zero: give at least one line a price.',
  };
}

/**
 * Totals by the line's value, an object that Angular's forms replace whenever the line changes. All lines are
 * added up at every keystroke, and for each line that comes into view; read anew each time, ten thousand
 * would keep the browser busy for a minute.
 */
const known = new WeakMap<
  object,
  { readonly unit: BitcoinUnit; readonly total: Sats | undefined }
>();

function totalOfLine(line: AmountTexts['lines'][number], unit: BitcoinUnit): Sats | undefined {
  const remembered = known.get(line);
  if (remembered?.unit === unit) {
    return remembered.total;
  }
  const total = readTotal(line, unit);
  known.set(line, { unit, total });
  return total;
}

/** Exact: two amounts always fit a number, any number of them only a bigint. */
function sumOf(amounts: readonly (Sats | undefined)[]): bigint {
  let sum = 0n;
  let part = 0;
  for (const amount of amounts) {
    part += amount ?? 0;
    if (part > MAX_SATS) {
      sum += BigInt(part);
      part = 0;
    }
  }
  return sum + BigInt(part);
}

function readTotal(line: AmountTexts['lines'][number], unit: BitcoinUnit): Sats | undefined {
  const quantity = parseQuantity(line.quantity);
  const unitPrice = parseAmount(line.unitPrice, unit);
  return quantity.ok && unitPrice.ok ? lineTotal(quantity.value, unitPrice.value) : undefined;
}

function inRange(amount: bigint): Sats | undefined {
  const value = Number(amount);
  return isSats(value) ? value : undefined;
}
