import { FormGroup } from '@angular/forms';
import { Page } from '../../testing/page';
import { adjustmentNames } from './adjustment-in-form';
import { Adjustments } from './adjustments';
import { amountTexts, createInvoiceForm, InvoiceForm, switchUnit } from './invoice-form';
import { invoiceTotals } from './invoice-totals';

/** An invoice over 0.3 BTC. */
async function open(): Promise<{ page: Page<Adjustments>; form: FormGroup<InvoiceForm> }> {
  const form = createInvoiceForm();
  form.patchValue({ lines: [{ description: 'Tea', quantity: '3', unitPrice: '0.1' }] });
  return { page: await Page.of(Adjustments, { form }), form };
}

/** Presses a choice of discount (0) or tax (1). */
async function choose(page: Page<Adjustments>, nth: number, word: string): Promise<void> {
  const choice = page.findAll('q-view-choice')[nth];
  const label = [...(choice?.querySelectorAll('label') ?? [])].find(
    (element) => element.textContent?.trim() === word,
  );
  label?.querySelector('input')?.click();
  await page.fixture.whenStable();
}

function names(form: FormGroup<InvoiceForm>) {
  return adjustmentNames(form, invoiceTotals(amountTexts(form)));
}

describe('discount and tax', () => {
  it('are amounts at first, in the unit of the page', async () => {
    const { page, form } = await open();
    expect(page.field('Discount').labels?.[0]?.textContent).toBe('Discount, BTC');
    switchUnit(form, 'sats');
    await page.fixture.whenStable();
    expect(page.field('Tax, ').labels?.[0]?.textContent).toBe('Tax, sats');
    expect(page.findAll('legend').map((legend) => legend.textContent)).toEqual([
      'Discount in',
      'Tax in',
    ]);
  });

  it('can be typed in percent', async () => {
    const { page, form } = await open();
    await choose(page, 0, '%');
    await choose(page, 1, '%');
    expect(page.field('Discount').labels?.[0]?.textContent).toBe('Discount, %');
    await page.type(page.field('Discount'), '10 %');
    await page.type(page.field('Tax, '), '7,5');
    await page.type(page.field('Tax label'), 'VAT');
    expect(page.field('Discount').value).toBe('10');
    expect(page.field('Tax, ').value).toBe('7.5');
    expect(invoiceTotals(amountTexts(form))).toMatchObject({
      discount: 3_000_000,
      tax: 2_025_000,
      total: 29_025_000,
    });
    expect(names(form)).toEqual({ discount: 'Discount 10\u00A0%', tax: 'VAT 7.5\u00A0%' });
    form.controls.taxLabel.setValue('VAT 7.5 %');
    expect(names(form).tax).toBe('VAT 7.5 %');
  });

  it('say what is wrong with a percentage', async () => {
    const { page } = await open();
    await choose(page, 1, '%');
    await page.type(page.field('Tax, '), '210');
    expect(page.messageOf(page.field('Tax, '))).toBe('Enter a percentage of at most 100.');
  });

  it('become the amount that the percentage came to', async () => {
    const { page, form } = await open();
    await choose(page, 0, '%');
    await page.type(page.field('Discount'), '12.5');
    await choose(page, 0, 'BTC');
    expect(page.field('Discount').value).toBe('0.03750000');
    expect(names(form)).toEqual({ discount: 'Discount', tax: '' });
  });

  it.each([
    ['21', '21'],
    ['7,5', '7.5'],
    ['21 %', '21'],
    ['0.0021', ''],
    ['210', ''],
    ['', ''],
    ['ten', 'ten'],
  ])('typed as %j before percent was chosen are %j then', async (typed, kept) => {
    const { page } = await open();
    await page.type(page.field('Tax, '), typed);
    await choose(page, 1, '%');
    expect(page.field('Tax, ').value).toBe(kept);
  });

  it('have names only where the paper has them', () => {
    const form = createInvoiceForm();
    expect(names(form)).toEqual({ discount: '', tax: '' });
    form.patchValue({ taxLabel: 'VAT' });
    expect(names(form)).toEqual({ discount: '', tax: '' });
    form.patchValue({ tax: '0' });
    expect(names(form)).toEqual({ discount: '', tax: 'VAT' });
    form.patchValue({ tax: 'x' });
    expect(names(form)).toEqual({ discount: '', tax: '' });
    form.patchValue({ tax: '1', taxLabel: '' });
    expect(names(form)).toEqual({ discount: '', tax: 'Tax' });
  });
});
