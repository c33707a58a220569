import { createInvoiceForm, switchUnit } from './invoice-form';
import { createLine } from './line-form';
import { startNextInvoice } from './next-invoice';

const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

describe('the next invoice in the form', () => {
  function formAfterOne() {
    const form = createInvoiceForm({ issuedOn: '2026-11-20' });
    form.controls.lines.push(createLine(form.controls.unit));
    form.patchValue({
      address: ADDRESS,
      company: {
        name: 'Alder & Finch',
        taxId: 'PT 509',
        logo: 'data:image/png;base64,iVBORw0KGgo=',
      },
      customer: { name: 'Lindqvist', email: 'orders@lindqvist.se' },
      number: 'INV-7',
      dueOn: '2026-12-20',
      lines: [
        { description: 'Tea', quantity: '2', unitPrice: '0.5' },
        { description: 'Cake', quantity: '1', unitPrice: '0.1' },
      ],
      discount: '0.1',
      tax: '0.2',
      notes: 'Thanks',
    });
    switchUnit(form, 'sats');
    form.markAllAsTouched();
    form.markAsDirty();
    return form;
  }

  it('has the company, its logo, the address and the unit of the one before', () => {
    const form = formAfterOne();
    const fresh = createInvoiceForm({ issuedOn: '2026-11-21' }).getRawValue();
    const { company, address } = form.getRawValue();
    startNextInvoice(form, 'INV-8', '2026-11-21');
    expect(form.getRawValue()).toEqual({
      ...fresh,
      unit: 'sats',
      company,
      address,
      number: 'INV-8',
    });
  });

  it('has the tax in percent and its name, but no discount', () => {
    const form = formAfterOne();
    const tax = { taxIn: 'percent' as const, tax: '21', taxLabel: 'VAT' };
    form.patchValue({ ...tax, discountIn: 'percent', discount: '10' });
    startNextInvoice(form, 'INV-8', '2026-11-21');
    expect(form.getRawValue()).toMatchObject({ ...tax, discountIn: 'amount', discount: '' });
  });

  it('is as if nobody had been at it', () => {
    const form = formAfterOne();
    startNextInvoice(form, 'INV-8', '2026-11-21');
    const { customer, lines, number } = form.controls;
    for (const control of [customer, lines, number]) {
      expect([control.dirty, control.touched]).toEqual([false, false]);
    }
  });

  it('writes amounts in the unit of the form', () => {
    const form = formAfterOne();
    startNextInvoice(form, 'INV-8', '2026-11-21');
    const { unitPrice } = form.controls.lines.at(0).controls;
    unitPrice.setValue('0.5');
    expect(unitPrice.errors?.['problem'].code).toBe('not-whole');
  });
});
