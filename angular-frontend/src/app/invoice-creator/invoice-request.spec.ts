import { createInvoiceForm, switchUnit } from './invoice-form';
import { toInvoiceRequest } from './invoice-request';
import { createLine } from './line-form';

const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

function smallForm() {
  const form = createInvoiceForm({ issuedOn: '2026-11-20' });
  form.patchValue({
    address: ADDRESS,
    company: { name: 'Alder & Finch' },
    customer: { name: 'Lindqvist' },
    lines: [{ description: 'Tea', unitPrice: '0.00012345' }],
  });
  return form;
}

describe('the request made from a form', () => {
  it('leaves out what was left empty', () => {
    expect(toInvoiceRequest(smallForm())).toEqual({
      number: '2026-0001',
      issuedOn: '2026-11-20',
      company: { name: 'Alder & Finch' },
      customer: { name: 'Lindqvist' },
      lines: [{ description: 'Tea', quantity: '1', unitPriceSats: 12_345, totalSats: 12_345 }],
      totalSats: 12_345,
      payment: { address: ADDRESS, label: 'Alder & Finch', message: 'Invoice 2026-0001' },
    });
  });

  it('has every field, tidied and in sats', () => {
    const form = smallForm();
    form.controls.lines.push(createLine(form.controls.unit));
    form.patchValue({
      address: `BITCOIN:${ADDRESS.toUpperCase()}`,
      company: {
        address: 'Rua do Alecrim 42 \r\n1200-018 Lisboa',
        email: ' studio@alder.example',
        phone: '+351  210 000 000',
        taxId: ' PT 509 442 817 ',
        logo: 'data:image/png;base64,iVBORw0KGgo=',
      },
      customer: { address: 'Hantverkargatan 18', email: 'orders@lindqvist.se' },
      number: ' INV 7 ',
      dueOn: '2026-12-20',
      lines: [
        {},
        { description: 'Cake\n\n\nwith plums', quantity: '1,5', unitPrice: '0,00012345' },
      ],
      discount: '0.00000100',
      tax: '0.00000200',
      notes: ' Thank you. ',
    });
    expect(toInvoiceRequest(form)).toEqual({
      number: 'INV 7',
      issuedOn: '2026-11-20',
      dueOn: '2026-12-20',
      company: {
        name: 'Alder & Finch',
        address: 'Rua do Alecrim 42\n1200-018 Lisboa',
        email: 'studio@alder.example',
        phone: '+351 210 000 000',
        taxId: 'PT 509 442 817',
        logo: 'data:image/png;base64,iVBORw0KGgo=',
      },
      customer: {
        name: 'Lindqvist',
        address: 'Hantverkargatan 18',
        email: 'orders@lindqvist.se',
      },
      lines: [
        { description: 'Tea', quantity: '1', unitPriceSats: 12_345, totalSats: 12_345 },
        {
          description: 'Cake\n\nwith plums',
          quantity: '1.5',
          unitPriceSats: 12_345,
          totalSats: 18_518,
        },
      ],
      discountSats: 100,
      taxSats: 200,
      totalSats: 30_963,
      payment: { address: ADDRESS, label: 'Alder & Finch', message: 'Invoice INV 7' },
      notes: 'Thank you.',
    });
  });

  it('has percentages beside their amounts, and the name of the tax', () => {
    const form = smallForm();
    form.patchValue({
      discountIn: 'percent',
      discount: '10 %',
      taxIn: 'percent',
      tax: '7,50',
      taxLabel: ' VAT ',
    });
    expect(toInvoiceRequest(form)).toMatchObject({
      discountSats: 1_235,
      discountPercent: '10',
      taxSats: 833,
      taxPercent: '7.5',
      taxLabel: 'VAT',
      totalSats: 11_943,
    });
  });

  it('has the amount of a percentage even where it is nothing', () => {
    const form = smallForm();
    form.patchValue({ taxIn: 'percent', tax: '0.001' });
    expect(toInvoiceRequest(form)).toMatchObject({ taxSats: 0, taxPercent: '0.001' });
  });

  it('has the name of a tax only where a tax was typed', () => {
    const form = smallForm();
    form.patchValue({ taxLabel: 'VAT' });
    expect(toInvoiceRequest(form)).not.toHaveProperty('taxLabel');
    form.patchValue({ tax: '0' });
    expect(toInvoiceRequest(form)).toMatchObject({ taxLabel: 'VAT' });
  });

  it('is the same in either unit', () => {
    const form = smallForm();
    const inBtc = toInvoiceRequest(form);
    switchUnit(form, 'sats');
    expect(toInvoiceRequest(form)).toEqual(inBtc);
  });

  it('is not made from an invalid form', () => {
    expect(() => toInvoiceRequest(createInvoiceForm())).toThrow('Only a valid form');
  });
});
