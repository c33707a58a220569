import { FormArray, FormControl, FormGroup } from '@angular/forms';
import { amountText, parseAmount } from '../money/amount-text';
import { FieldProblem } from '../money/reading';
import { BitcoinUnit } from '../money/sats';
import { BitcoinNetwork, readBitcoinAddress } from '../forms/bitcoin-address';
import { readDate, today } from '../forms/calendar-date';
import {
  all,
  isTextControl,
  lineOf,
  linesOf,
  optional,
  problemValidator,
  readBy,
  TextControl,
  textControl,
  tidyBy,
} from '../forms/form-controls';
import { AdjustmentKind, adjustmentControl } from './adjustment';
import { nextInvoiceNumber } from './invoice-number';
import { AmountTexts, invoiceTotals, totalProblem } from './invoice-totals';
import { createLine, LineForm } from './line-form';
import { printable, printableGroup } from './printable';
import {
  CompanyForm,
  createCompanyForm,
  createCustomerForm,
  CustomerForm,
} from '../forms/party-form';
import { cleanLine, cleanLines } from '../forms/text-cleaning';

/**
 * Every control puts what is wrong with it into `errors.problem`, a {@link FieldProblem}; so does the form
 * itself, when its amounts do not add up to something that can be paid.
 */
export interface InvoiceForm {
  /** Changed by {@link switchUnit} only. */
  unit: FormControl<BitcoinUnit>;
  address: TextControl;
  company: FormGroup<CompanyForm>;
  customer: FormGroup<CustomerForm>;
  number: TextControl;
  issuedOn: TextControl;
  dueOn: TextControl;
  lines: FormArray<FormGroup<LineForm>>;
  discount: TextControl;
  discountIn: FormControl<AdjustmentKind>;
  tax: TextControl;
  taxIn: FormControl<AdjustmentKind>;
  taxLabel: TextControl;
  notes: TextControl;
}

export interface InvoiceFormOptions {
  /** Which addresses are taken; mainnet unless told otherwise. */
  readonly network?: BitcoinNetwork;
  /** ISO date of issue to begin with; today unless told otherwise. */
  readonly issuedOn?: string;
}

/** The API takes as many. */
export const MAX_LINES = 10_000;

/** A form with one empty line. */
export function createInvoiceForm(options: InvoiceFormOptions = {}): FormGroup<InvoiceForm> {
  const unit = new FormControl<BitcoinUnit>('BTC', { nonNullable: true });
  const discountIn = new FormControl<AdjustmentKind>('amount', { nonNullable: true });
  const taxIn = new FormControl<AdjustmentKind>('amount', { nonNullable: true });
  const issuedOn = options.issuedOn ?? today();
  const suggestion = nextInvoiceNumber('', Number(issuedOn.slice(0, 4)));
  const form: FormGroup<InvoiceForm> = new FormGroup<InvoiceForm>(
    {
      unit,
      address: addressControl(options.network ?? 'mainnet'),
      company: printableGroup(createCompanyForm()),
      customer: printableGroup(createCustomerForm()),
      number: textControl(
        all(lineOf(40, 'Enter an invoice number.'), printable),
        cleanLine,
        suggestion,
      ),
      issuedOn: textControl(readBy(readDate), cleanLine, issuedOn),
      dueOn: textControl(optional(all(readBy(readDate), (due) => beforeIssue(due, form)))),
      lines: new FormArray([createLine(unit)], problemValidator(checkLineCount)),
      discount: adjustmentControl(unit, discountIn, () => aboveSubtotal(form)),
      discountIn,
      tax: adjustmentControl(unit, taxIn),
      taxIn,
      taxLabel: textControl(all(lineOf(60), printable)),
      notes: textControl(all(linesOf(5000), printable), cleanLines),
    },
    problemValidator<AmountTexts>(totalProblem),
  );
  const { controls } = form;
  controls.issuedOn.valueChanges.subscribe(() => controls.dueOn.updateValueAndValidity());
  controls.lines.valueChanges.subscribe(() => controls.discount.updateValueAndValidity());
  discountIn.valueChanges.subscribe(() => controls.discount.updateValueAndValidity());
  taxIn.valueChanges.subscribe(() => controls.tax.updateValueAndValidity());
  return form;
}

/** What the totals are made of. The values of lines are the very objects that their controls hold. */
export function amountTexts(form: FormGroup<InvoiceForm>): AmountTexts {
  const { unit, lines, discount, discountIn, tax, taxIn } = form.controls;
  return {
    unit: unit.value,
    // No control of a line is ever disabled, so that none is missing from its value.
    lines: lines.value as AmountTexts['lines'],
    discount: discount.value,
    discountIn: discountIn.value,
    tax: tax.value,
    taxIn: taxIn.value,
  };
}

/** Shows all amounts in another unit. Percentages and texts that cannot be read stay as the person left them. */
export function switchUnit(form: FormGroup<InvoiceForm>, unit: BitcoinUnit): void {
  const { unit: current, lines, discount, discountIn, tax, taxIn } = form.controls;
  const prices = lines.controls.map((line) => line.controls.unitPrice);
  const adjustments = [
    ...(discountIn.value === 'amount' ? [discount] : []),
    ...(taxIn.value === 'amount' ? [tax] : []),
  ];
  const texts = [...prices, ...adjustments].map((control) => {
    const amount = parseAmount(control.value, current.value);
    return { control, text: amount.ok ? amountText(amount.value, unit) : control.value };
  });
  current.setValue(unit, { emitEvent: false });
  // Each line once, and the form at the end: a long invoice would otherwise be added up for every line.
  texts.forEach(({ control, text }) => control.setValue(text, { onlySelf: true }));
  lines.controls.forEach((line) => line.updateValueAndValidity({ onlySelf: true }));
  lines.updateValueAndValidity();
  current.updateValueAndValidity();
}

/** Tidies every text, as leaving its field does; for a person who presses Download while still in one. */
export function tidyForm(form: FormGroup<InvoiceForm>): void {
  const { company, customer, lines, ...rest } = form.controls;
  const groups = [company, customer, ...lines.controls].map((group) => group.controls);
  for (const control of [rest, ...groups].flatMap((controls) => Object.values(controls))) {
    if (isTextControl(control)) {
      const tidied = control.tidy(control.value);
      if (tidied !== control.value) {
        control.setValue(tidied);
      }
    }
  }
}

function addressControl(network: BitcoinNetwork): TextControl {
  const parse = (text: string) => readBitcoinAddress(text, network);
  return textControl(
    readBy(parse),
    tidyBy(parse, ({ address }) => address),
  );
}

function beforeIssue(due: string, form: FormGroup<InvoiceForm>): FieldProblem | undefined {
  const issued = readDate(form.controls.issuedOn.value);
  return issued.ok && due.trim() < issued.value
    ? { code: 'due-before-issue', message: 'Choose a day on or after the day of issue.' }
    : undefined;
}

function aboveSubtotal(form: FormGroup<InvoiceForm>): FieldProblem | undefined {
  const { subtotal, discount } = invoiceTotals(amountTexts(form));
  return subtotal !== undefined && discount > subtotal
    ? {
        code: 'discount-above-subtotal',
        message: 'The discount is more than the lines add up to: enter less.',
      }
    : undefined;
}

function checkLineCount(lines: readonly unknown[]): FieldProblem | undefined {
  if (lines.length === 0) {
    return { code: 'too-few', message: 'Add at least one line.' };
  }
  return lines.length > MAX_LINES
    ? { code: 'too-many', message: 'An invoice has at most 10,000 lines.' }
    : undefined;
}
