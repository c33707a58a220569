import { AbstractControl, FormGroup } from '@angular/forms';
import { FieldProblem } from '../money/reading';
import { createInvoiceForm, InvoiceForm, switchUnit, tidyForm } from './invoice-form';

function problemOf(control: AbstractControl): string | undefined {
  return (control.errors?.['problem'] as FieldProblem | undefined)?.code;
}

/** A valid form over 0.0051 BTC. */
function filledForm(): FormGroup<InvoiceForm> {
  const form = createInvoiceForm({ issuedOn: '2026-11-20' });
  form.patchValue({
    address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    company: { name: 'Alder & Finch Studio' },
    customer: { name: 'Lindqvist Coffee Roasters' },
    lines: [{ description: 'Label design', quantity: '6', unitPrice: '0.00085' }],
  });
  return form;
}

describe('a discount or a tax in percent', () => {
  it.each([
    ['0', 'too-small'],
    ['100,5', 'too-large'],
    ['0.0005', 'too-many-decimals'],
    ['0.1 BTC', 'wrong-unit'],
    ['ten', 'malformed'],
  ])('cannot be %j: %s', (text, code) => {
    const { tax, taxIn } = filledForm().controls;
    taxIn.setValue('percent');
    tax.setValue(text);
    expect(problemOf(tax)).toBe(code);
  });

  it('is read anew when it is one no longer', () => {
    const { discount, discountIn } = filledForm().controls;
    discount.setValue('10');
    expect(problemOf(discount)).toBe('discount-above-subtotal');
    discountIn.setValue('percent');
    expect(discount.valid).toBe(true);
    discountIn.setValue('amount');
    expect(problemOf(discount)).toBe('discount-above-subtotal');
  });

  it('may take all but leave nothing to pay', () => {
    const form = filledForm();
    form.patchValue({ discountIn: 'percent', discount: '100' });
    expect(form.controls.discount.valid).toBe(true);
    expect(problemOf(form)).toBe('nothing-to-pay');
  });

  it('stays as it is in another unit, and is tidied', () => {
    const form = filledForm();
    form.patchValue({ discountIn: 'percent', taxIn: 'percent', discount: '10', tax: ' 7,50 % ' });
    switchUnit(form, 'sats');
    tidyForm(form);
    expect(form.getRawValue()).toMatchObject({ discount: '10', tax: '7.5' });
    expect(form.valid).toBe(true);
  });
});
