import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import '../../testing/dialogs';
import { FakeBackend, json, refuse, signedIn, unreachable } from '../../testing/fake-backend';
import { Page } from '../../testing/page';
import { LedgerInvoice, Payment, Role } from '../api/types';
import { Session } from '../core/session';
import { LedgerInvoicePage } from './ledger-invoice';

const path = '/api/invoices/i1';
const txid = '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b';
const invoice: LedgerInvoice = {
  id: 'i1',
  number: '2026-000001',
  kind: 'invoice',
  issuedAt: '2026-11-20T10:00:00Z',
  issuedOn: '2026-11-20',
  seller: { name: 'Northlight' },
  buyer: { name: 'Elin Lindqvist' },
  lines: [
    {
      description: 'Coffee',
      quantity: '2',
      unitPriceSats: 1000,
      discountSats: 0,
      totalSats: 2000,
    },
  ],
  subtotalSats: 2000,
  discountSats: 0,
  taxSats: 0,
  totalSats: 2000,
  paymentAddress: 'bc1q',
  pdfUrl: 'https://till.example/api/invoices/i1/pdf',
  warnings: [],
  paidSats: 500,
  dueSats: 1500,
  overSats: 0,
  status: 'partly-paid',
  late: false,
};
const payment: Payment = {
  id: 'p1',
  source: 'manual',
  amountSats: 500,
  receivedAt: '2026-11-21T10:00:00Z',
  notedAt: '2026-11-21T10:00:00Z',
  notedBy: 'Mira',
};

describe('an invoice of the ledger', () => {
  let backend: FakeBackend;
  let page: Page<LedgerInvoicePage>;

  async function open(role: Role = 'manager'): Promise<void> {
    localStorage.clear();
    backend = new FakeBackend()
      .on('GET /api/session', json(signedIn(role)))
      .on(`GET ${path}`, json(invoice))
      .on(`GET ${path}/payments`, json({ data: [payment], has_more: false }));
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    await TestBed.inject(Session).known();
    page = await Page.of(LedgerInvoicePage, { invoiceId: 'i1' });
    await vi.waitFor(() => expect(page.text).toContain('Invoice 2026-000001'));
  }

  afterEach(() => {
    page.fixture.destroy();
    vi.restoreAllMocks();
  });

  it('says how far it is paid, and suggests to note what is due', async () => {
    await open();
    expect(page.text).toContain('Partly paid');
    expect(page.field('Received, BTC').value).toBe('0.00001500');
    expect(page.text).toContain('noted by Mira');
  });

  it('notes a payment once, however often the answer is lost', async () => {
    await open();
    backend.on(`POST ${path}/payments`, unreachable(), json(payment));
    await page.type(page.field('Transaction id'), txid.toUpperCase());
    await page.click(page.button('Mark as paid'));
    await vi.waitFor(() => expect(page.text).toContain('The server does not answer'));
    backend.on(
      `GET ${path}`,
      json({ ...invoice, paidSats: 2000, dueSats: 0, status: 'paid' as const }),
    );
    await page.click(page.button('Mark as paid'));
    await vi.waitFor(() => expect(page.find('.outcome').textContent).toContain('Paid'));
    const calls = backend.calls(`POST ${path}/payments`);
    expect(calls.at(-1)?.body).toEqual({ amountSats: 1500, txid });
    expect(new Set(calls.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1);
  });

  it('refuses nothing received and what is no transaction id', async () => {
    await open();
    await page.type(page.field('Received, BTC'), '0');
    await page.type(page.field('Transaction id'), 'abc');
    await page.click(page.button('Mark as paid'));
    expect(page.messageOf(page.field('Received, BTC'))).toContain('Enter what was received.');
    expect(page.messageOf(page.field('Transaction id'))).toContain('64 digits');
    expect(backend.calls(`POST ${path}/payments`)).toEqual([]);
  });

  it('takes a payment back only with a reason, and shows a refusal', async () => {
    await open();
    await page.click(page.button('Take back'));
    await page.click(page.findAll<HTMLButtonElement>('dialog .danger').at(-1) ?? page.element);
    expect(page.messageOf(page.field('Reason'))).toContain('Say why');
    backend.on(`POST ${path}/payments/p1/take-back`, refuse(409, 'taken-back'), json(payment));
    await page.type(page.field('Reason'), 'Noted twice');
    await page.click(page.findAll<HTMLButtonElement>('dialog .danger').at(-1) ?? page.element);
    await vi.waitFor(() =>
      expect(backend.last(`POST ${path}/payments/p1/take-back`).body).toEqual({
        reason: 'Noted twice',
      }),
    );
    await vi.waitFor(() => expect(page.findAll('dialog q-failure')).toHaveLength(1));
  });

  it('lets no cashier take a payment back', async () => {
    await open('cashier');
    expect(page.text).not.toContain('Take back');
    expect(page.button('Mark as paid')).toBeTruthy();
  });
});
