import { AbstractControl, FormGroup } from '@angular/forms';
import { FieldProblem } from '../money/reading';
import { createInvoiceForm, InvoiceForm, MAX_LINES, switchUnit, tidyForm } from './invoice-form';
import { createLine } from './line-form';

const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

function problemOf(control: AbstractControl): string | undefined {
  return (control.errors?.['problem'] as FieldProblem | undefined)?.code;
}

/** A form that only lacks what a test changes. */
function filledForm(): FormGroup<InvoiceForm> {
  const form = createInvoiceForm({ issuedOn: '2026-11-20' });
  form.patchValue({
    address: ADDRESS,
    company: { name: 'Alder & Finch Studio' },
    customer: { name: 'Lindqvist Coffee Roasters' },
    lines: [{ description: 'Label design', quantity: '6', unitPrice: '0.00085' }],
  });
  return form;
}

describe('a new invoice form', () => {
  it('has a number, today and one line, and asks for the rest', () => {
    const form = createInvoiceForm({ issuedOn: '2026-11-20' });
    const { controls } = form;

    expect(controls.number.value).toBe('2026-0001');
    expect(controls.issuedOn.value).toBe('2026-11-20');
    expect(controls.lines.length).toBe(1);
    expect(controls.lines.at(0).getRawValue()).toEqual({
      description: '',
      quantity: '1',
      unitPrice: '',
    });
    const missing = ['address', 'company.name', 'customer.name'];
    missing.push('lines.0.description', 'lines.0.unitPrice');
    for (const path of missing) {
      expect(problemOf(form.get(path) as AbstractControl), path).toBe('required');
    }
    expect(problemOf(form)).toBeUndefined();
  });

  it('is valid with nothing optional filled in', () => {
    expect(filledForm().valid).toBe(true);
  });
});

describe('a field', () => {
  it.each([
    ['address', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', 'address-checksum'],
    ['address', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'address-wrong-network'],
    ['company.name', ' \u200B ', 'required'],
    ['company.name', '😀'.repeat(201), 'too-long'],
    ['company.address', 'x'.repeat(501), 'too-long'],
    ['company.email', 'studio@alder', 'malformed'],
    ['company.phone', '1'.repeat(61), 'too-long'],
    ['company.taxId', '1'.repeat(61), 'too-long'],
    ['company.logo', 'data:image/svg+xml;base64,PHN2Zz4=', 'malformed'],
    ['company.logo', `data:image/png;base64,${'A'.repeat(1_398_200)}`, 'logo-too-large'],
    ['customer.name', '', 'required'],
    ['customer.email', 'orders@lindqvist', 'malformed'],
    ['customer.address', 'x'.repeat(501), 'too-long'],
    ['number', '', 'required'],
    ['number', '1'.repeat(41), 'too-long'],
    ['issuedOn', '', 'required'],
    ['issuedOn', '2026-02-30', 'malformed'],
    ['dueOn', '3026-01-01', 'out-of-range'],
    ['dueOn', '2026-11-19', 'due-before-issue'],
    ['notes', 'x'.repeat(5001), 'too-long'],
    ['discount', '1,000', 'ambiguous'],
    ['discount', '0.00510001', 'discount-above-subtotal'],
    ['tax', '-1', 'signed'],
    ['tax', '21 %', 'wrong-unit'],
    ['taxLabel', 'x'.repeat(61), 'too-long'],
    ['lines.0.description', '\n \n', 'required'],
    ['lines.0.description', 'x'.repeat(1001), 'too-long'],
    ['lines.0.quantity', '0', 'too-small'],
    ['lines.0.quantity', '1000001', 'too-large'],
    ['lines.0.unitPrice', '21000001', 'too-large'],
    ['lines.0.unitPrice', '20000000', 'amount-out-of-range'],
  ])('%s cannot be %j: %s', (path, value, code) => {
    const form = filledForm();
    const control = form.get(path) as AbstractControl;
    control.setValue(value);
    expect(problemOf(control)).toBe(code);
    expect(form.valid).toBe(false);
  });

  it.each([
    ['address', `bitcoin:${ADDRESS}?amount=1`],
    ['company.name', '😀'.repeat(200)],
    ['company.address', ` ${'x'.repeat(500)} \n`],
    ['company.logo', 'data:image/png;base64,iVBORw0KGgo='],
    ['company.logo', `data:image/jpeg;base64,${'A'.repeat(1_398_177)}`],
    ['customer.email', ' orders@lindqvist.se '],
    ['dueOn', '2026-11-20'],
    ['discount', '0.0051'],
    ['tax', '0,00000001'],
    ['lines.0.unitPrice', '0'],
  ])('%s can be %j', (path, value) => {
    const form = filledForm();
    const control = form.get(path) as AbstractControl;
    control.setValue(value);
    expect(problemOf(control)).toBeUndefined();
  });

  it('takes addresses of the network it was told', () => {
    const form = createInvoiceForm({ network: 'signet' });
    form.controls.address.setValue('tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx');
    expect(form.controls.address.valid).toBe(true);
    form.controls.address.setValue(ADDRESS);
    expect(problemOf(form.controls.address)).toBe('address-wrong-network');
  });
});

describe('fields that depend on each other', () => {
  it('check the due date again when the date of issue moves', () => {
    const { issuedOn, dueOn } = filledForm().controls;
    dueOn.setValue('2026-12-20');
    expect(dueOn.valid).toBe(true);
    issuedOn.setValue('2026-12-21');
    expect(problemOf(dueOn)).toBe('due-before-issue');
    issuedOn.setValue('2026-12-20');
    expect(dueOn.valid).toBe(true);
  });

  it('check the discount again when the lines change', () => {
    const { discount, lines } = filledForm().controls;
    discount.setValue('0.005');
    lines.at(0).controls.quantity.setValue('5');
    expect(problemOf(discount)).toBe('discount-above-subtotal');
    lines.at(0).controls.quantity.setValue('7');
    expect(discount.valid).toBe(true);
  });

  it('check a price again when its quantity changes', () => {
    const { quantity, unitPrice } = filledForm().controls.lines.at(0).controls;
    unitPrice.setValue('21000000');
    expect(problemOf(unitPrice)).toBe('amount-out-of-range');
    quantity.setValue('1');
    expect(unitPrice.valid).toBe(true);
  });

  it('have nothing to pay when the discount takes it all', () => {
    const form = filledForm();
    form.controls.discount.setValue('0.0051');
    expect(form.controls.discount.valid).toBe(true);
    expect(problemOf(form)).toBe('nothing-to-pay');
    form.controls.tax.setValue('0.00000001');
    expect(form.valid).toBe(true);
  });

  it('have nothing to pay when every line is free', () => {
    const form = filledForm();
    form.controls.lines.at(0).controls.unitPrice.setValue('0');
    expect(problemOf(form)).toBe('nothing-to-pay');
  });

  it('cannot come to more than all bitcoin', () => {
    const form = filledForm();
    form.controls.lines.at(0).patchValue({ quantity: '1', unitPrice: '21000000' });
    expect(form.valid).toBe(true);
    form.controls.tax.setValue('0.00000001');
    expect(problemOf(form)).toBe('amount-out-of-range');
  });

  it('count the lines', () => {
    const { lines, unit } = filledForm().controls;
    lines.removeAt(0);
    expect(problemOf(lines)).toBe('too-few');
    lines.push(createLine(unit));
    expect(problemOf(lines)).toBeUndefined();
    const line = createLine(unit);
    lines.controls.push(...Array.from({ length: MAX_LINES }, () => line));
    lines.updateValueAndValidity();
    expect(problemOf(lines)).toBe('too-many');
  });
});

describe('the unit of the amounts', () => {
  it('rewrites what was typed without loss, there and back', () => {
    const form = filledForm();
    form.patchValue({ discount: '0,00000001', tax: '₿0.0021' });

    switchUnit(form, 'sats');
    expect(form.getRawValue()).toMatchObject({
      unit: 'sats',
      lines: [{ unitPrice: '85\u00A0000' }],
      discount: '1',
      tax: '210\u00A0000',
    });
    expect(form.valid).toBe(true);

    switchUnit(form, 'BTC');
    expect(form.getRawValue()).toMatchObject({
      unit: 'BTC',
      lines: [{ unitPrice: '0.00085000' }],
      discount: '0.00000001',
      tax: '0.00210000',
    });
    expect(form.valid).toBe(true);
  });

  it('leaves alone what it cannot read, and empty fields empty', () => {
    const form = filledForm();
    form.patchValue({ discount: 'half', tax: '' });
    switchUnit(form, 'sats');
    expect(form.controls.discount.value).toBe('half');
    expect(problemOf(form.controls.discount)).toBe('malformed');
    expect(form.controls.tax.value).toBe('');
  });

  it('holds for lines that are added later', () => {
    const form = filledForm();
    switchUnit(form, 'sats');
    const line = createLine(form.controls.unit);
    form.controls.lines.push(line);
    line.controls.unitPrice.setValue('0.5');
    expect(problemOf(line.controls.unitPrice)).toBe('not-whole');
    line.controls.unitPrice.setValue('1,500');
    expect(line.controls.unitPrice.valid).toBe(true);
  });
});

describe('tidying', () => {
  it('makes every text what was meant, once', () => {
    const form = filledForm();
    form.patchValue({
      address: ` bitcoin:${ADDRESS.toUpperCase()}?amount=3 `,
      company: { name: ' alder  & finch studio', address: 'Rua 42\r\n\r\n\r\nLisboa ' },
      customer: { name: 'lindqvist GmbH', email: ' orders@lindqvist.se ' },
      number: ' 7 ',
      lines: [{ description: ' Tea \n', quantity: '1 000', unitPrice: '0,5 BTC' }],
      tax: '1.000,5',
      notes: '\u200B Thanks ',
    });
    tidyForm(form);
    expect(form.getRawValue()).toMatchObject({
      address: ADDRESS,
      company: { name: 'Alder & Finch Studio', address: 'Rua 42\n\nLisboa' },
      customer: { name: 'Lindqvist GmbH', email: 'orders@lindqvist.se' },
      number: '7',
      lines: [{ description: 'Tea', quantity: '1000', unitPrice: '0.50000000' }],
      tax: '1000.50000000',
      notes: 'Thanks',
    });
    const once = form.getRawValue();
    tidyForm(form);
    expect(form.getRawValue()).toEqual(once);
  });

  it('lets a person win who puts a small letter back', () => {
    const form = filledForm();
    const { name } = form.controls.company.controls;
    name.setValue('adidas store');
    tidyForm(form);
    expect(name.value).toBe('Adidas Store');
    name.setValue('adidas Store');
    tidyForm(form);
    expect(name.value).toBe('adidas Store');
  });

  it('leaves what cannot be read as it was typed', () => {
    const form = filledForm();
    form.controls.tax.setValue(' 1,000 ');
    tidyForm(form);
    expect(form.controls.tax.value).toBe('1,000');
    expect(problemOf(form.controls.tax)).toBe('ambiguous');
  });
});
