import { AbstractControl, FormGroup } from '@angular/forms';
import { InvoiceForm } from './invoice-form';

/** Fields of the API that are called something else, or made from something else, in the form. */
const ELSEWHERE: Record<string, string> = {
  '/payment': 'address',
  '/payment/address': 'address',
  '/payment/label': 'company.name',
  '/payment/message': 'number',
  '/company': 'company.name',
  '/customer': 'customer.name',
  '/discountSats': 'discount',
  '/taxSats': 'tax',
};

const LINE_FIELDS: Record<string, string> = {
  description: 'description',
  quantity: 'quantity',
  unitPriceSats: 'unitPrice',
  totalSats: 'unitPrice',
};

/**
 * The control that a JSON pointer into the API's `InvoiceRequest` is about; the form itself for its total.
 * Nothing if no control is.
 */
export function controlAt(
  form: FormGroup<InvoiceForm>,
  pointer: string,
): AbstractControl | undefined {
  if (pointer === '/totalSats') {
    return form;
  }
  const line = /^\/lines\/(\d+)(?:\/(\w+))?$/.exec(pointer);
  const path = line
    ? ['lines', line[1], LINE_FIELDS[line[2] ?? 'description'] ?? ''].join('.')
    : (ELSEWHERE[pointer] ?? pointer.slice(1).replaceAll('/', '.'));
  return form.get(path) ?? undefined;
}
