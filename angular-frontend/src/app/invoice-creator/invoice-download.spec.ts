import { TestBed } from '@angular/core/testing';
import { InvoiceDocument, InvoiceRequest } from '../api/types';
import { InvoiceDownload } from './invoice-download';

const invoice: InvoiceRequest = {
  number: '1',
  issuedOn: '2026-11-20',
  company: { name: 'Alder' },
  customer: { name: 'Finch' },
  lines: [{ description: 'Tea', quantity: '1', unitPriceSats: 5, totalSats: 5 }],
  totalSats: 5,
  payment: { address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' },
};

const made: InvoiceDocument = {
  downloadUrl: 'https://invoices.example.com/api/invoice-documents/abc/invoice-1.pdf',
  fileName: 'invoice-1.pdf',
  sizeBytes: 38_211,
  sha256: 'a'.repeat(64),
  paymentUri: 'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.00000005',
  warnings: [],
  expiresAt: '2026-11-21T10:00:00Z',
};

function problem(status: number, code: string): Response {
  const requestId = '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f';
  return Response.json({ type: 'about:blank', title: 'No', status, code, requestId }, { status });
}

describe('the download', () => {
  let answers: (() => Response)[];
  let keys: (string | null)[];
  let downloaded: string[];

  function download(): InvoiceDownload {
    return TestBed.inject(InvoiceDownload);
  }

  async function settled(): Promise<void> {
    await vi.waitFor(() => expect(download().state().kind).not.toBe('working'));
  }

  beforeEach(() => {
    answers = [];
    keys = [];
    downloaded = [];
    TestBed.configureTestingModule({ providers: [InvoiceDownload] });
    vi.spyOn(globalThis, 'fetch').mockImplementation((_url, request) => {
      keys.push(new Headers(request?.headers).get('Idempotency-Key'));
      return Promise.resolve((answers.shift() ?? (() => Response.json(made, { status: 201 })))());
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      downloaded.push(`${this.download} from ${this.href}`);
    });
  });

  afterEach(() => vi.restoreAllMocks());

  it('hands the file to the browser', async () => {
    download().start(invoice);
    expect(download().state()).toEqual({ kind: 'working' });
    await settled();
    expect(download().state()).toEqual({ kind: 'done', document: made });
    expect(downloaded).toEqual([`invoice-1.pdf from ${made.downloadUrl}`]);
  });

  it('makes one document when started twice', async () => {
    download().start(invoice);
    download().start(invoice);
    await settled();
    expect(keys).toHaveLength(1);
  });

  it('sends the same invoice with the same key, and another with another', async () => {
    download().start(invoice);
    await settled();
    download().start(structuredClone(invoice));
    await settled();
    download().start({ ...invoice, number: '2' });
    await settled();
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('waits for a document that an earlier request is still making', async () => {
    answers.push(() => problem(409, 'request-in-progress'));
    download().start(invoice);
    await settled();
    expect(download().state().kind).toBe('done');
    expect(keys[1]).toBe(keys[0]);
  });

  it('takes a new key when the server knows the old one by another invoice', async () => {
    answers.push(() => problem(422, 'idempotency-key-reused'));
    download().start(invoice);
    await settled();
    expect(download().state().kind).toBe('failed');
    download().start(invoice);
    await settled();
    expect(download().state().kind).toBe('done');
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('is left behind for another invoice, but not while it is made', async () => {
    download().start(invoice);
    download().clear();
    expect(download().state().kind).toBe('working');
    await settled();
    download().clear();
    expect(download().state()).toEqual({ kind: 'idle' });
  });

  it('keeps the reason of a failure, and can be started again', async () => {
    answers.push(() => problem(507, 'storage-full'));
    download().start(invoice);
    await settled();
    expect(download().state()).toMatchObject({
      kind: 'failed',
      failure: { kind: 'problem', problem: { code: 'storage-full' } },
    });
    download().start(invoice);
    await settled();
    expect(download().state().kind).toBe('done');
  });
});
