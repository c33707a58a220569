import { AbstractControl, FormGroup } from '@angular/forms';
import { FieldError } from '../api/types';
import { InvoiceForm } from './invoice-form';

/** What the backend calls a field and what the form calls it, where that differs. */
const names: Record<string, string> = {
  'payment/address': 'address',
  discountSats: 'discount',
  discountPercent: 'discount',
  taxSats: 'tax',
  taxPercent: 'tax',
  unitPriceSats: 'unitPrice',
};

const sentences: Record<string, string> = {
  'address-wrong-network':
    'This address is of another network than the server’s. Enter one of its own.',
  'address-checksum': 'The server finds a typing mistake in this address. Copy it again.',
  'address-unknown': 'The server does not know this kind of address. Enter another.',
  'logo-unreadable': 'The server cannot read this picture. Export it again, or choose another.',
  'logo-too-large': 'This picture is too large for the server. Choose one of at most 1 MiB.',
  'logo-too-many-pixels': 'This picture has too many pixels for the server. Choose a smaller one.',
  'logo-too-complex': 'This picture takes the server too long to read. Export it as a PNG.',
};

export interface PlacedProblems {
  /** The controls that now carry a problem. */
  readonly controls: readonly AbstractControl[];
  /** Sentences for which the form has no place. */
  readonly rest: readonly string[];
}

/**
 * Puts each refusal of the backend on the control that its JSON pointer means. It stays there until the
 * control is changed or checked again.
 */
export function placeProblems(
  form: FormGroup<InvoiceForm>,
  errors: readonly FieldError[],
): PlacedProblems {
  const controls: AbstractControl[] = [];
  const rest: string[] = [];
  for (const { pointer, code, detail } of errors) {
    const control = controlAt(form, pointer);
    const message = sentences[code] ?? detail;
    if (control) {
      control.setErrors({ problem: { code, message } });
      control.markAsTouched();
      controls.push(control);
    } else {
      rest.push(message);
    }
  }
  return { controls, rest };
}

function controlAt(form: FormGroup<InvoiceForm>, pointer: string): AbstractControl | undefined {
  const path = pointer.slice(1);
  const steps = (names[path] ?? path).split('/').map((step) => names[step] ?? step);
  const control = form.get(steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
  return control instanceof FormGroup ? undefined : (control ?? undefined);
}
