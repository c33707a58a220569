import { FormGroup } from '@angular/forms';
import { parseAmount } from '../money/amount-text';
import { Sats } from '../money/sats';
import { AdjustmentNames, adjustmentNames } from './adjustment-in-form';
import { InvoiceForm } from './invoice-form';
import { InvoiceTotals } from './invoice-totals';
import { LineForm } from './line-form';
import { cleanLine, cleanLines } from '../forms/text-cleaning';

/** Lines drawn; a longer invoice says how many more there are. */
const drawnLines = 20;

/** What the preview draws: an invoice that may still be full of gaps. */
export interface PreviewInvoice {
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly company: {
    readonly name: string;
    readonly details: readonly string[];
    readonly taxId: string;
    readonly logo: string | null;
  };
  readonly customer: { readonly name: string; readonly details: readonly string[] };
  readonly lines: readonly PreviewLine[];
  readonly hiddenLines: number;
  readonly totals: InvoiceTotals;
  readonly names: AdjustmentNames;
  readonly address: string;
  readonly notes: string;
}

export interface PreviewLine {
  readonly name: string;
  readonly details: string;
  readonly quantity: string;
  readonly unitPrice: Sats | undefined;
  readonly total: Sats | undefined;
}

export function previewOf(form: FormGroup<InvoiceForm>, totals: InvoiceTotals): PreviewInvoice {
  const { company, customer, ...controls } = form.controls;
  const { name, address, email, phone, taxId, logo } = company.getRawValue();
  const lines = controls.lines.controls;
  return {
    number: cleanLine(controls.number.value),
    issuedOn: controls.issuedOn.value,
    dueOn: controls.dueOn.value,
    company: {
      name: cleanLine(name),
      details: details(address, email, phone),
      taxId: cleanLine(taxId),
      logo,
    },
    customer: {
      name: cleanLine(customer.value.name ?? ''),
      details: details(customer.value.address ?? '', customer.value.email ?? ''),
    },
    lines: lines
      .slice(0, drawnLines)
      .map((line, index) => previewLine(line, totals.lines[index], form)),
    hiddenLines: Math.max(0, lines.length - drawnLines),
    totals,
    names: adjustmentNames(form, totals),
    address: controls.address.valid ? controls.address.value : '',
    notes: cleanLines(controls.notes.value),
  };
}

function previewLine(
  line: FormGroup<LineForm>,
  total: Sats | undefined,
  form: FormGroup<InvoiceForm>,
): PreviewLine {
  const { description, quantity, unitPrice } = line.getRawValue();
  const [name = '', ...details] = cleanLines(description).split('\n');
  const price = parseAmount(unitPrice, form.controls.unit.value);
  return {
    name,
    details: details.join('\n'),
    quantity: cleanLine(quantity),
    unitPrice: price.ok ? price.value : undefined,
    total,
  };
}

/** The lines of an address, blank ones between them included, and what stands below it. */
function details(address: string, ...contacts: string[]): string[] {
  const lines = cleanLines(address);
  return [
    ...(lines === '' ? [] : lines.split('\n')),
    ...contacts.map(cleanLine).filter((text) => text !== ''),
  ];
}
