import { Page } from '../../testing/page';
import { amountTexts, createInvoiceForm } from './invoice-form';
import { InvoicePreview } from './invoice-preview';
import { invoiceTotals } from './invoice-totals';
import { previewOf } from './preview-invoice';

type Values = Parameters<ReturnType<typeof createInvoiceForm>['patchValue']>[0];

function previewWith(values: Values) {
  const form = createInvoiceForm({ issuedOn: '2026-11-20' });
  form.patchValue(values);
  return previewOf(form, invoiceTotals(amountTexts(form)));
}

const shown = (elements: HTMLElement[]) => elements.map((element) => element.textContent?.trim());

describe('the preview', () => {
  it('has the lines of an address, blank ones included, and contacts below', () => {
    const { company, customer } = previewWith({
      company: { address: 'Rua 42\n\n1200 Lisboa', email: 'a@b.example', phone: '+351' },
      customer: { address: ' Box 1 \r\n \t\r\n\r\nStockholm\n', email: '' },
    });
    expect(company.details).toEqual(['Rua 42', '', '1200 Lisboa', 'a@b.example', '+351']);
    expect(customer.details).toEqual(['Box 1', '', 'Stockholm']);
  });

  it('has no line for what was left empty', () => {
    const { company, customer } = previewWith({ company: { address: ' \n ', phone: '+351' } });
    expect(company.details).toEqual(['+351']);
    expect(customer.details).toEqual([]);
  });

  it('keeps the lines of a description, the blank ones too, and of notes', () => {
    const description = `Design\n${Array.from({ length: 12 }, (_, at) => `part ${at}`).join('\n')}\n\nend`;
    const { lines, notes } = previewWith({
      lines: [{ description, unitPrice: '1' }],
      notes: 'one\n\ntwo\nthree',
    });
    expect(lines[0]?.name).toBe('Design');
    expect(lines[0]?.details.split('\n')).toHaveLength(14);
    expect(notes).toBe('one\n\ntwo\nthree');
  });

  it('shows them all', async () => {
    const invoice = previewWith({
      company: { address: 'Rua 42\n\nLisboa' },
      lines: [{ description: 'Design\nfirst\n\nsecond', unitPrice: '1' }],
      notes: 'one\n\ntwo',
    });
    const page = await Page.of(InvoicePreview, { invoice });
    expect(shown(page.findAll('.parties .detail'))).toEqual(['Rua 42', '', 'Lisboa']);
    expect(page.find('.details').textContent).toBe('first\n\nsecond');
    expect(getComputedStyle(page.find('.details')).whiteSpace).toBe('pre-line');
    expect(page.find('.notes p:last-child').textContent).toBe('one\n\ntwo');
    expect(getComputedStyle(page.find('.notes')).whiteSpace).toBe('pre-line');
  });

  it('shows how to pay, unless all is typed and nothing is to be paid', async () => {
    const rows: [string, boolean][] = [
      ['', true],
      ['1', true],
      ['0', false],
    ];
    for (const [unitPrice, payable] of rows) {
      const invoice = previewWith({ lines: [{ description: 'Tea', unitPrice }] });
      const page = await Page.of(InvoicePreview, { invoice });
      expect(page.text.includes('Pay with Bitcoin'), unitPrice).toBe(payable);
    }
  });
});
