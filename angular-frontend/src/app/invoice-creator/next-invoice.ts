import { FormGroup } from '@angular/forms';
import { InvoiceForm } from './invoice-form';
import { createLine } from './line-form';

const kept: ReadonlySet<string> = new Set<keyof InvoiceForm>(['unit', 'address', 'company']);

/** Empties the form for another invoice of the same seller, paid to the same address and written in the same unit. */
export function startNextInvoice(
  form: FormGroup<InvoiceForm>,
  number: string,
  issuedOn: string,
): void {
  const { controls } = form;
  controls.lines.clear({ emitEvent: false });
  controls.lines.push(createLine(controls.unit), { emitEvent: false });
  for (const [name, control] of Object.entries(controls)) {
    if (!kept.has(name)) {
      control.reset();
    }
  }
  controls.number.reset(number);
  controls.issuedOn.reset(issuedOn);
}
