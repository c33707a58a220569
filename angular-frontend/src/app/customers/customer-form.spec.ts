import { problemOf } from '../ui/field';
import { createCustomerForm, fillIn, toNewCustomer } from './customer-form';

const anna = {
  id: '0197c1e2-0000-7000-8000-000000000001',
  name: 'Anna Lind',
  email: 'anna@lind.example',
  createdAt: '2026-11-20T10:00:00Z',
  erased: false,
};

describe('the form of a customer', () => {
  it('needs a name and nothing else', () => {
    const form = createCustomerForm();
    expect(problemOf(form.controls.name)?.code).toBe('required');
    form.patchValue({ name: 'Anna' });
    expect(form.valid).toBe(true);
    expect(toNewCustomer(form)).toEqual({ name: 'Anna' });
  });

  it('tidies what is sent, even where the person never left the field', () => {
    const form = createCustomerForm();
    form.setValue({
      name: ' anna  lind ',
      email: ' mailto:anna@lind.example',
      phone: ' +46 8  1 ',
      address: 'Gata 1 \r\n\r\n\r\nStockholm ',
    });
    expect(toNewCustomer(form)).toEqual({
      name: 'Anna Lind',
      email: 'anna@lind.example',
      phone: '+46 8 1',
      address: 'Gata 1\n\nStockholm',
    });
  });

  it.each([
    ['email', 'anna@lind', 'malformed'],
    ['phone', '1'.repeat(61), 'too-long'],
    ['address', 'a'.repeat(501), 'too-long'],
    ['name', 'a'.repeat(201), 'too-long'],
  ] as const)('refuses %s that the API would refuse', (field, text, code) => {
    const form = createCustomerForm();
    form.controls[field].setValue(text);
    expect(problemOf(form.controls[field])?.code).toBe(code);
  });

  it('shows a customer whose details are missing as empty fields that nobody has touched', () => {
    const form = createCustomerForm();
    form.controls.phone.setValue('typed before');
    form.markAllAsTouched();
    form.markAsDirty();
    fillIn(form, anna);
    expect(form.getRawValue()).toEqual({
      name: 'Anna Lind',
      email: 'anna@lind.example',
      phone: '',
      address: '',
    });
    expect(form.dirty).toBe(false);
    expect(form.controls.name.touched).toBe(false);
  });
});
