import { FormGroup } from '@angular/forms';
import { cleanLine } from '../forms/text-cleaning';
import { amountText, parseAmount } from '../money/amount-text';
import { formatPercent, parsePercent, Percent } from '../money/percent';
import { BitcoinUnit } from '../money/sats';
import { AdjustmentKind } from './adjustment';
import { amountTexts, InvoiceForm } from './invoice-form';
import { InvoiceTotals, invoiceTotals } from './invoice-totals';

/** What discount and tax are called; empty where the paper has none. */
export interface AdjustmentNames {
  readonly discount: string;
  readonly tax: string;
}

/** `Discount 10 %` and `VAT 21 %`, once even where the label says so itself. A tax with a label stands on paper even if it comes to nothing. */
export function adjustmentNames(
  form: FormGroup<InvoiceForm>,
  totals: InvoiceTotals,
): AdjustmentNames {
  const label = taxLabelOf(form);
  return {
    discount:
      totals.discount > 0 || totals.discountPercent
        ? withPercent('Discount', totals.discountPercent)
        : '',
    tax:
      totals.tax > 0 || totals.taxPercent || (label && form.controls.tax.valid)
        ? label.includes('%')
          ? label
          : withPercent(label || 'Tax', totals.taxPercent)
        : '',
  };
}

/** The label of a tax that was typed; without one, a label is about nothing. */
export function taxLabelOf(form: FormGroup<InvoiceForm>): string {
  const { tax, taxLabel } = form.controls;
  return cleanLine(tax.value) === '' ? '' : cleanLine(taxLabel.value);
}

/**
 * Has a discount or a tax typed in the other way. A percentage becomes the amount that it comes to. An amount is no
 * percentage: only a number that was meant as one, from 1 to 100, is kept.
 */
export function switchKind(
  form: FormGroup<InvoiceForm>,
  name: 'discount' | 'tax',
  kind: AdjustmentKind,
): void {
  const control = form.controls[name];
  const unit = form.controls.unit.value;
  const text =
    kind === 'percent' ? percentText(control.value, unit) : textOfSum(form, name, control.value);
  const choice = form.controls[`${name}In`];
  choice.setValue(kind);
  choice.markAsDirty();
  control.setValue(text);
  control.markAsDirty();
}

function percentText(text: string, unit: BitcoinUnit): string {
  const percent = parsePercent(text);
  if (percent.ok && Number(percent.value) >= 1) {
    return percent.value;
  }
  return parseAmount(text, unit).ok ? '' : text;
}

function textOfSum(
  form: FormGroup<InvoiceForm>,
  name: 'discount' | 'tax',
  percentText: string,
): string {
  return parsePercent(percentText).ok
    ? amountText(invoiceTotals(amountTexts(form))[name], form.controls.unit.value)
    : percentText;
}

function withPercent(name: string, percent: Percent | undefined): string {
  return percent === undefined ? name : `${name} ${formatPercent(percent)}`;
}
