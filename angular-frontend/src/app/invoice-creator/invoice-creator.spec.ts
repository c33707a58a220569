import 'fake-indexeddb/auto';
import { TestBed } from '@angular/core/testing';
import { IDBFactory } from 'fake-indexeddb';
import { announced, Page } from '../../testing/page';
import { InvoiceRequest } from '../api/types';
import { InvoiceCreator } from './invoice-creator';
import { RememberedSeller } from './remembered-seller';

const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const requestId = '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f';

const seller = {
  name: 'Alder & Finch',
  address: '',
  email: '',
  phone: '',
  taxId: 'PT 509',
  logo: null,
  bitcoinAddress: address,
  taxPercent: '',
  taxLabel: '',
  lastNumber: '2026-0041',
};

function answer(response: () => Response) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(response()));
}

function made(): Response {
  const body = {
    downloadUrl: '/api/invoice-documents/abc/invoice-1.pdf',
    fileName: 'invoice-1.pdf',
    sizeBytes: 38_211,
    sha256: 'a'.repeat(64),
    paymentUri: `bitcoin:${address}?amount=0.3`,
    warnings: [],
    expiresAt: '2026-11-21T10:00:00Z',
  };
  return Response.json(body, { status: 201 });
}

async function open(): Promise<Page<InvoiceCreator>> {
  const page = await Page.of(InvoiceCreator);
  await vi.waitFor(() => expect(page.findAll('q-line-row, q-invoice-preview')).toHaveLength(2));
  await page.fixture.whenStable();
  return page;
}

async function fillIn(page: Page<InvoiceCreator>): Promise<void> {
  await page.type(page.field('Bitcoin address'), address);
  await page.type(page.field('Name', 0), 'alder & finch');
  await page.type(page.field('Name', 1), 'lindqvist coffee');
  await page.type(page.field('Description'), 'Tea');
  await page.type(page.field('Quantity'), '3');
  await page.type(page.field('Unit price'), '0.1');
}

async function download(page: Page<InvoiceCreator>): Promise<void> {
  await page.click(page.button('Download'));
  await page.fixture.whenStable();
}

describe('the invoice creator', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    localStorage.clear();
    HTMLElement.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('adds up and draws what is typed', async () => {
    const page = await open();
    await fillIn(page);
    await page.type(page.field('Discount'), '0.05');
    await page.type(page.field('Tax, '), '0.01');
    expect(page.find('q-invoice-summary').textContent).toContain('0.26000000');
    expect(page.find('q-invoice-summary').textContent).toContain('26\u00a0000\u00a0000 sats');

    const paper = page.find('q-invoice-preview').textContent ?? '';
    expect(paper).toContain('Alder & Finch');
    expect(paper).toContain('Lindqvist Coffee');
    expect(paper).toContain('Tea');
    expect(paper).toContain('0.26000000 BTC');
  });

  it('takes a tax in percent, and remembers it with its name', async () => {
    const page = await open();
    await fillIn(page);
    page.findAll<HTMLInputElement>('q-adjustments input[type=radio]')[3]?.click();
    await page.fixture.whenStable();
    await page.type(page.field('Tax, %'), '21');
    await page.type(page.field('Tax label'), 'VAT');
    for (const place of ['q-invoice-summary', 'q-invoice-preview']) {
      expect(page.find(place).textContent).toContain('VAT 21\u00a0%');
      expect(page.find(place).textContent).toContain('0.06300000');
    }
    await vi.waitFor(async () => {
      const kept = await TestBed.inject(RememberedSeller).load();
      expect(kept).toMatchObject({ taxPercent: '21', taxLabel: 'VAT' });
    });
  });

  it('says of what kind the address is', async () => {
    const page = await open();
    await page.type(page.field('Bitcoin address'), address);
    expect(page.messageOf(page.field('Bitcoin address'))).toContain('Valid SegWit address.');
    expect(page.find('.chip').textContent).toBe('Mainnet');
  });

  it('shows amounts in sats', async () => {
    const page = await open();
    await fillIn(page);
    page.findAll<HTMLInputElement>('q-unit-switch input')[1]?.click();
    await page.fixture.whenStable();
    expect(page.field('Unit price').value).toMatch(/^10\s000\s000$/);
    expect(page.find('q-invoice-summary').textContent).toContain('30\u00a0000\u00a0000');
  });

  it('leads to the first field at fault and says how many there are', async () => {
    const page = await open();
    await page.type(page.field('Bitcoin address'), address);
    await download(page);
    expect(document.activeElement).toBe(page.field('Name', 0));
    expect(page.messageOf(page.field('Name', 0))).toBe('Enter your company’s name.');
    expect(await announced()).toBe('4 fields need your attention');
  });

  it('counts the fields of lines too that are not on the page yet', async () => {
    // The browser is never idle.
    vi.stubGlobal('requestIdleCallback', () => 0);
    vi.stubGlobal('cancelIdleCallback', () => undefined);
    const page = await Page.of(InvoiceCreator);
    await download(page);
    expect(await announced()).toBe('5 fields need your attention');
    expect(page.findAll('q-line-row')).toHaveLength(0);
  });

  it('says when there is nothing to pay', async () => {
    const page = await open();
    await fillIn(page);
    await page.type(page.field('Unit price'), '0');
    await download(page);
    expect(page.find('q-line-list .error').textContent).toContain('The total is zero');
    expect(document.activeElement).toBe(page.field('Unit price'));
  });

  it('warns at the total of less than any wallet can send, and lets it be downloaded', async () => {
    const fetch = answer(made);
    const page = await open();
    await fillIn(page);
    const warning = () => page.find('q-invoice-summary [role=status]').textContent?.trim();
    expect(warning()).toBe('');
    await page.type(page.field('Quantity'), '1');
    await page.type(page.field('Unit price'), '0.00000293');
    expect(warning()).toBe(
      'No wallet can send so little to this address: the least is 0.00000294 BTC.',
    );
    page.findAll<HTMLInputElement>('q-unit-switch input')[1]?.click();
    await page.fixture.whenStable();
    expect(warning()).toContain('the least is 294 sats.');
    expect(page.messageOf(page.button('Download'))).toContain('the least is 294 sats.');

    await download(page);
    await vi.waitFor(() => expect(page.text).toContain('Your invoice is ready'));
    expect(fetch).toHaveBeenCalledOnce();
    await page.type(page.field('Unit price'), '294');
    expect(warning()).toBe('');
    expect(page.messageOf(page.button('Download'))).toBe('');
  });

  it('names characters that no font has before the download, and sends nothing', async () => {
    const fetch = answer(made);
    const page = await open();
    await fillIn(page);
    await page.type(page.field('Name', 1), 'Toko \uA997\uA9A4');
    const sentence =
      'No font of this service has “\uA997” (U+A997), “\uA9A4” (U+A9A4). Write it in other characters.';
    expect(page.messageOf(page.field('Name', 1))).toBe(sentence);
    await download(page);
    expect(document.activeElement).toBe(page.field('Name', 1));
    expect(fetch).not.toHaveBeenCalled();
  });

  it('sends the invoice and shows the document', async () => {
    const fetch = answer(made);
    const page = await open();
    await fillIn(page);
    await download(page);
    await vi.waitFor(() => expect(page.text).toContain('Your invoice is ready'));

    const sent = JSON.parse(fetch.mock.lastCall?.[1]?.body as string) as InvoiceRequest;
    expect(sent).toMatchObject({
      company: { name: 'Alder & Finch' },
      customer: { name: 'Lindqvist Coffee' },
      lines: [{ description: 'Tea', quantity: '3', unitPriceSats: 10_000_000 }],
      totalSats: 30_000_000,
    });

    await page.type(page.field('Name', 1), 'Someone else');
    expect(page.text).toContain('It was made before your last change.');
  });

  it('puts the backend’s refusals at their fields, and can be sent again once they are seen to', async () => {
    const problem = {
      type: 'about:blank',
      title: 'No',
      status: 422,
      code: 'invalid-invoice',
      requestId,
      errors: [
        { pointer: '/lines/0/description', code: 'malformed', detail: 'Not this word.' },
        { pointer: '/totalSats', code: 'total-mismatch', detail: 'The totals differ.' },
      ],
    };
    answer(() => Response.json(problem, { status: 422 }));
    const page = await open();
    await fillIn(page);
    await download(page);
    await vi.waitFor(() => expect(page.text).toContain('The totals differ.'));
    await page.fixture.whenStable();
    expect(page.messageOf(page.field('Description'))).toBe('Not this word.');
    expect(document.activeElement).toBe(page.field('Description'));

    answer(made);
    await page.type(page.field('Description'), 'Coffee');
    await download(page);
    await vi.waitFor(() => expect(page.text).toContain('Your invoice is ready'));
  });

  it('remembers the seller, and suggests the next number', async () => {
    await TestBed.inject(RememberedSeller).save(seller);
    TestBed.resetTestingModule();
    const page = await open();
    await vi.waitFor(() => expect(page.field('Name', 0).value).toBe('Alder & Finch'));
    expect(page.field('Bitcoin address').value).toBe(address);
    expect(page.field('Number').value).toMatch(/0042$|0001$/);

    await page.type(page.field('Tax ID'), 'PT 510');
    await vi.waitFor(async () => {
      expect((await TestBed.inject(RememberedSeller).load())?.taxId).toBe('PT 510');
    });
  });

  it('forgets the seller when the person says so twice', async () => {
    await TestBed.inject(RememberedSeller).save(seller);
    TestBed.resetTestingModule();
    const page = await open();
    await vi.waitFor(() => expect(page.field('Name', 0).value).toBe('Alder & Finch'));
    page.button('Forget this device').click();
    const forget = await vi.waitFor(() => {
      const button = document.querySelector<HTMLButtonElement>('mat-dialog-actions .danger');
      expect(button).not.toBeNull();
      return button;
    });
    await page.fixture.whenStable();
    forget?.click();
    await vi.waitFor(() => expect(page.field('Name', 0).value).toBe(''));
    expect(page.field('Bitcoin address').value).toBe('');
    await vi.waitFor(async () => {
      expect(await TestBed.inject(RememberedSeller).load()).toBeUndefined();
    });
  });

  it('warns before lines are lost, but not before they are there or once they are in a document', async () => {
    const leaving = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    answer(made);
    const page = await open();
    expect(leaving()).toBe(false);
    await fillIn(page);
    expect(leaving()).toBe(true);
    await download(page);
    await vi.waitFor(() => expect(page.text).toContain('Your invoice is ready'));
    expect(leaving()).toBe(false);
  });
});
