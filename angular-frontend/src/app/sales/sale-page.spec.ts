import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { FakeBackend, json } from '../../testing/fake-backend';
import { Page } from '../../testing/page';
import { Sale } from '../api/types';
import { SalePage } from './sale-page';

const sale: Sale = {
  id: 's1',
  invoiceNumber: '2026-000042',
  issuedAt: '2026-11-20T10:00:00Z',
  totalSats: 293,
  paymentAddress: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  paymentUri: 'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.00000293',
  pdfUrl: 'https://example.com/api/sales/s1/pdf',
  lines: [{ description: 'Tea', quantity: 1, unitPriceSats: 293, totalSats: 293 }],
  warnings: [],
};

async function open(shown: Sale): Promise<Page<SalePage>> {
  new FakeBackend().on('GET /api/sales/s1', json(shown));
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const page = await Page.of(SalePage, { saleId: 's1' });
  await vi.waitFor(() => expect(page.text).toContain('2026-000042'));
  await page.fixture.whenStable();
  return page;
}

describe('the page of a sale', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => vi.restoreAllMocks());

  it('says what may not be as it was meant, in sentences of its own', async () => {
    const page = await open({
      ...sale,
      warnings: [
        { pointer: '/totalSats', code: 'amount-below-dust', detail: 'x' },
        { pointer: '/customer/name', code: 'characters-without-font', detail: 'No font has it.' },
      ],
    });
    expect(page.findAll('q-caution').map((caution) => caution.textContent?.trim())).toEqual([
      'No wallet can send so little to this address: the least is 0.00000294 BTC.',
      'The customer’s name: No font has it.',
    ]);
  });

  it('warns of nothing where all is well, and has the payment link', async () => {
    const page = await open(sale);
    expect(page.findAll('q-caution')).toHaveLength(0);
    expect(page.find('code').textContent).toBe(sale.paymentUri);
  });

  it('has no payment link where nothing is to be paid', async () => {
    const free = { ...sale, totalSats: 0 };
    delete free.paymentUri;
    const page = await open(free);
    expect(page.text).toContain('Nothing is to be paid.');
    expect(page.findAll('code')).toHaveLength(0);
  });
});
