import { placeProblems } from './backend-problems';
import { createInvoiceForm } from './invoice-form';

function place(pointer: string, code = 'malformed', detail = 'Not like this.') {
  const form = createInvoiceForm();
  return { form, ...placeProblems(form, [{ pointer, code, detail }]) };
}

describe('a refusal of the backend', () => {
  it.each([
    ['/number', 'number'],
    ['/dueOn', 'dueOn'],
    ['/company/name', 'company.name'],
    ['/company/logo', 'company.logo'],
    ['/customer/email', 'customer.email'],
    ['/lines/0/description', 'lines.0.description'],
    ['/lines/0/unitPriceSats', 'lines.0.unitPrice'],
    ['/lines', 'lines'],
    ['/discountSats', 'discount'],
    ['/discountPercent', 'discount'],
    ['/taxSats', 'tax'],
    ['/taxPercent', 'tax'],
    ['/taxLabel', 'taxLabel'],
    ['/payment/address', 'address'],
  ])('at %s is put on the control %s', (pointer, path) => {
    const { form, controls, rest } = place(pointer);
    const control = form.get(path);
    expect(controls).toEqual([control]);
    expect(rest).toEqual([]);
    expect(control?.errors).toEqual({ problem: { code: 'malformed', message: 'Not like this.' } });
    expect(control?.touched).toBe(true);
  });

  it.each([
    '/totalSats',
    '/lines/7/description',
    '/lines/0/totalSats',
    '/company',
    '',
    '/payment/label',
  ])('at %s, which the form does not show, is told in words', (pointer) => {
    const { controls, rest } = place(pointer);
    expect(controls).toEqual([]);
    expect(rest).toEqual(['Not like this.']);
  });

  it('is in our own words where there are better ones', () => {
    const { form } = place('/payment/address', 'address-wrong-network', 'x');
    expect(form.controls.address.errors?.['problem'].message).toContain('another network');
  });

  it('of characters that no font has is in the server’s words, which name them', () => {
    const detail = 'No font of this service has “\uA997” (U+A997). Write it in other characters.';
    const { form } = place('/customer/name', 'characters-without-font', detail);
    expect(form.get('customer.name')?.errors?.['problem'].message).toBe(detail);
  });

  it('is gone when the control is changed', () => {
    const { form } = place('/customer/name');
    form.controls.customer.controls.name.setValue('Lindqvist');
    expect(form.controls.customer.controls.name.errors).toBeNull();
  });
});
