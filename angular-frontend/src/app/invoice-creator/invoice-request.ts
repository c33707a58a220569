import { FormGroup } from '@angular/forms';
import { InvoiceRequest } from '../api/types';
import { parseAmount, parseQuantity } from '../money/amount-text';
import { lineTotal } from '../money/quantity';
import { Reading } from '../money/reading';
import { BitcoinUnit } from '../money/sats';
import { TextControl } from '../forms/form-controls';
import { taxLabelOf } from './adjustment-in-form';
import { InvoiceForm } from './invoice-form';
import { InvoiceTotals, invoiceTotals } from './invoice-totals';
import { LineForm } from './line-form';
import { CompanyForm, CustomerForm } from '../forms/party-form';
import { paymentRequest } from './payment-request';

/**
 * The invoice in a valid form as the API takes it, every text tidied. What was left empty is left out.
 *
 * @throws Error if the form is not valid.
 */
export function toInvoiceRequest(form: FormGroup<InvoiceForm>): InvoiceRequest {
  const { controls } = form;
  const totals = invoiceTotals(form.getRawValue());
  const { total } = totals;
  if (form.invalid || !total) {
    throw new Error('Only a valid form makes an invoice');
  }
  const company = companyOf(controls.company.controls);
  const number = text(controls.number);
  return {
    number,
    issuedOn: text(controls.issuedOn),
    ...present({ dueOn: text(controls.dueOn) }),
    company,
    customer: customerOf(controls.customer.controls),
    lines: controls.lines.controls.map((line) => lineOf(line.controls, controls.unit.value)),
    ...adjustmentsOf(totals, taxLabelOf(form)),
    totalSats: total,
    payment: paymentRequest(text(controls.address), total, company.name, number),
    ...present({ notes: text(controls.notes) }),
  };
}

/** The sats of a percentage are sent even where it rounds to nothing, so that they are seen to agree. */
function adjustmentsOf(
  { discount, discountPercent, tax, taxPercent }: InvoiceTotals,
  taxLabel: string,
): Pick<
  InvoiceRequest,
  'discountSats' | 'discountPercent' | 'taxSats' | 'taxPercent' | 'taxLabel'
> {
  return {
    ...(discount > 0 && { discountSats: discount }),
    ...(discountPercent !== undefined && { discountSats: discount, discountPercent }),
    ...(tax > 0 && { taxSats: tax }),
    ...(taxPercent !== undefined && { taxSats: tax, taxPercent }),
    ...present({ taxLabel }),
  };
}

function companyOf(company: CompanyForm): InvoiceRequest['company'] {
  return {
    name: text(company.name),
    ...present({
      address: text(company.address),
      email: text(company.email),
      phone: text(company.phone),
      taxId: text(company.taxId),
      logo: company.logo.value ?? '',
    }),
  };
}

function customerOf(customer: CustomerForm): InvoiceRequest['customer'] {
  return {
    name: text(customer.name),
    ...present({ address: text(customer.address), email: text(customer.email) }),
  };
}

function lineOf(line: LineForm, unit: BitcoinUnit): InvoiceRequest['lines'][number] {
  const quantity = valueOf(parseQuantity(line.quantity.value));
  const unitPriceSats = valueOf(parseAmount(line.unitPrice.value, unit));
  const totalSats = lineTotal(quantity, unitPriceSats);
  if (totalSats === undefined) {
    throw new Error('A line of a valid form has a total');
  }
  return { description: text(line.description), quantity, unitPriceSats, totalSats };
}

function text(control: TextControl): string {
  return control.tidy(control.value);
}

function valueOf<T>(reading: Reading<T>): T {
  if (!reading.ok) {
    throw new Error(`A valid form holds a text that cannot be read: ${reading.problem.code}`);
  }
  return reading.value;
}

/** Those of `texts` that hold something. */
function present<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  return Object.fromEntries(
    Object.entries<string>(texts).filter(([, value]) => value !== ''),
  ) as Partial<Record<K, string>>;
}
