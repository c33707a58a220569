import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeBackend, json } from '../../testing/fake-backend';
import { LedgerEntry } from '../api/types';
import { LedgerList } from './ledger-list';
import { paymentStateOf } from './payment-state';

const entry: LedgerEntry = {
  id: 'i1',
  number: '2026-000001',
  kind: 'invoice',
  issuedOn: '2026-11-20',
  buyerName: 'Elin Lindqvist',
  totalSats: 2000,
  paidSats: 500,
  dueSats: 1500,
  overSats: 0,
  status: 'partly-paid',
  late: false,
};

describe('the list of invoices', () => {
  afterEach(() => vi.restoreAllMocks());

  it('shows what is due of each and of all, and narrows by state', async () => {
    const totals = { count: 1, totalSats: 2000, paidSats: 500, dueSats: 1500 };
    const backend = new FakeBackend().on(
      'GET /api/invoices',
      json({ data: [entry], has_more: false, totals }),
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'ledger', component: LedgerList }], withComponentInputBinding()),
      ],
    });
    const harness = await RouterTestingHarness.create('/ledger');
    const element = harness.fixture.nativeElement as HTMLElement;
    const text = () => element.textContent?.replace(/\s+/g, ' ') ?? '';
    await vi.waitFor(() => expect(text()).toContain('Elin Lindqvist'));
    await harness.fixture.whenStable();
    expect(text()).toContain('1 invoice, 0.00002000 BTC in all, 0.00001500 BTC still due');
    expect(text()).toContain('Partly paid');
    expect(element.querySelector('.row-link')?.getAttribute('href')).toBe('/ledger/i1');

    element.querySelector<HTMLInputElement>('input[value="open"]')?.click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/ledger?status=open'));
    await vi.waitFor(() =>
      expect(backend.last('GET /api/invoices').query).toMatchObject({
        status: 'open',
        totals: 'true',
      }),
    );
  });

  it.each<[LedgerEntry['status'], boolean, string]>([
    ['open', false, 'Open'],
    ['open', true, 'Late'],
    ['partly-paid', true, 'Late'],
    ['paid', false, 'Paid'],
    ['overpaid', false, 'Overpaid'],
  ])('calls %s, late %s, %s', (status, late, word) => {
    expect(paymentStateOf({ status, late }).word).toBe(word);
  });
});
