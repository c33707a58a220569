import { FormGroup } from '@angular/forms';
import { InvoiceForm } from './invoice-form';
import { createLine } from './line-form';

const kept: readonly (keyof InvoiceForm)[] = ['unit', 'address', 'company', 'taxLabel'];

/**
 * Empties the form for another invoice of the same seller, paid to the same address and written in the same unit. A tax
 * in percent is the seller's too; an amount of tax was the last invoice's.
 */
export function startNextInvoice(
  form: FormGroup<InvoiceForm>,
  number: string,
  issuedOn: string,
): void {
  const { controls } = form;
  const stays: readonly string[] =
    controls.taxIn.value === 'percent' ? [...kept, 'tax', 'taxIn'] : kept;
  controls.lines.clear({ emitEvent: false });
  controls.lines.push(createLine(controls.unit), { emitEvent: false });
  for (const [name, control] of Object.entries(controls)) {
    if (!stays.includes(name)) {
      control.reset();
    }
  }
  controls.number.reset(number);
  controls.issuedOn.reset(issuedOn);
}
