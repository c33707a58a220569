import { FormControl } from '@angular/forms';
import {
  all,
  Check,
  optional,
  readBy,
  TextControl,
  textControl,
  tidyBy,
} from '../forms/form-controls';
import { amountText, parseAmount } from '../money/amount-text';
import { parsePercent, Percent, percentOf } from '../money/percent';
import { read, Reading, unreadable } from '../money/reading';
import { BitcoinUnit, Sats, sats } from '../money/sats';

/** Whether a discount or a tax is typed as an amount in the form's unit or as a percentage. */
export type AdjustmentKind = 'amount' | 'percent';

/** A discount or a tax: an amount, or a share of what it is taken off or added to. */
export type Adjustment = { readonly amount: Sats } | { readonly percent: Percent };

/** What an adjustment comes to; the percentage where it is one. */
export interface AdjustmentSum {
  readonly amount: Sats;
  readonly percent?: Percent;
}

const NONE: AdjustmentSum = { amount: sats(0) };

/** Reads what a person typed for a discount or a tax. */
export function readAdjustment(
  text: string,
  kind: AdjustmentKind,
  unit: BitcoinUnit,
): Reading<Adjustment> {
  if (kind === 'percent') {
    if (/₿|btc|sat/i.test(text)) {
      return unreadable('wrong-unit', `Choose ${unit} beside the field to enter an amount.`);
    }
    const percent = parsePercent(text);
    return percent.ok ? read({ percent: percent.value }) : percent;
  }
  if (/[%\uFF05\u066A]/.test(text)) {
    return unreadable('wrong-unit', 'Choose % beside the field to enter a percentage.');
  }
  const amount = parseAmount(text, unit);
  return amount.ok ? read({ amount: amount.value }) : amount;
}

/** A control for a discount or a tax, which may be left out. */
export function adjustmentControl(
  unit: FormControl<BitcoinUnit>,
  kind: FormControl<AdjustmentKind>,
  further: Check = () => undefined,
): TextControl {
  const parse = (text: string) => readAdjustment(text, kind.value, unit.value);
  return textControl(
    optional(all(readBy(parse), further)),
    tidyBy(parse, (adjustment) => adjustmentText(adjustment, unit.value)),
  );
}

/**
 * What the text comes to.
 *
 * @param whole of which a percentage is taken; nothing if that is not known (yet).
 * @returns nothing for a text that cannot be read, an amount of zero for an empty one.
 */
export function sumOfAdjustment(
  text: string,
  kind: AdjustmentKind,
  unit: BitcoinUnit,
  whole: Sats | undefined,
): AdjustmentSum | undefined {
  const reading = readAdjustment(text, kind, unit);
  if (!reading.ok) {
    return reading.problem.code === 'required' ? NONE : undefined;
  }
  const adjustment = reading.value;
  return 'percent' in adjustment
    ? { amount: percentOf(adjustment.percent, whole ?? NONE.amount), percent: adjustment.percent }
    : adjustment;
}

function adjustmentText(adjustment: Adjustment, unit: BitcoinUnit): string {
  return 'percent' in adjustment ? adjustment.percent : amountText(adjustment.amount, unit);
}
