import 'fake-indexeddb/auto';
import { TestBed } from '@angular/core/testing';
import { IDBFactory } from 'fake-indexeddb';
import type { MockInstance } from 'vitest';
import { FakeBackend, json, refuse } from '../../testing/fake-backend';
import { announced, Page } from '../../testing/page';
import { InvoiceRequest } from '../api/types';
import { today } from '../forms/calendar-date';
import { InvoiceCreator } from './invoice-creator';
import { RememberedSeller } from './remembered-seller';
import { UsedNumbers } from './used-numbers';

const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const documents = 'POST /api/invoice-documents';
const year = today().slice(0, 4);
const FIRST = `${year}-0001`;
const SECOND = `${year}-0002`;
const THIRD = `${year}-0003`;

const made = {
  downloadUrl: '/api/invoice-documents/abc/invoice-1.pdf',
  fileName: 'invoice-1.pdf',
  sizeBytes: 38_211,
  sha256: 'a'.repeat(64),
  paymentUri: `bitcoin:${address}?amount=0.3`,
  warnings: [],
  expiresAt: '2026-11-21T10:00:00Z',
};

describe('the numbers of the invoice creator', () => {
  let backend: FakeBackend;
  let page: Page<InvoiceCreator>;
  let saved: MockInstance;

  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    localStorage.clear();
    HTMLElement.prototype.scrollIntoView = vi.fn();
    saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    backend = new FakeBackend().on(documents, json(made, undefined, 201));
  });

  afterEach(() => vi.restoreAllMocks());

  async function open(): Promise<void> {
    page = await Page.of(InvoiceCreator);
    await vi.waitFor(() => expect(page.findAll('q-line-row, q-invoice-preview')).toHaveLength(2));
    await page.fixture.whenStable();
  }

  async function fillIn(customer = 'Lindqvist'): Promise<void> {
    await page.type(page.field('Bitcoin address'), address);
    await page.type(page.field('Name', 0), 'Alder & Finch');
    await page.type(page.field('Name', 1), customer);
    await page.type(page.field('Description'), 'Tea');
    await page.type(page.field('Quantity'), '3');
    await page.type(page.field('Unit price'), '0.1');
  }

  function sent(): string[] {
    return backend.calls(documents).map(({ body }) => (body as InvoiceRequest).number);
  }

  /** Until as many documents have been made as that. */
  async function download(count: number): Promise<void> {
    await page.click(page.button('Download'));
    await becomes(count);
  }

  async function becomes(count: number): Promise<void> {
    await vi.waitFor(() => expect(saved).toHaveBeenCalledTimes(count));
    await vi.waitFor(() => expect(page.text).toContain('Your invoice is ready'));
    await page.fixture.whenStable();
  }

  async function asked(): Promise<string> {
    return vi.waitFor(() => {
      const dialog = document.querySelector('mat-dialog-container q-question');
      expect(dialog?.textContent).toBeTruthy();
      return dialog?.textContent ?? '';
    });
  }

  async function reply(words: string): Promise<void> {
    await asked();
    await page.fixture.whenStable();
    const buttons = document.querySelectorAll<HTMLButtonElement>('mat-dialog-actions button');
    const button = [...buttons].find((candidate) => candidate.textContent?.trim() === words);
    expect(button, words).toBeDefined();
    button?.click();
    await vi.waitFor(() => expect(document.querySelector('mat-dialog-container')).toBeNull());
    await page.fixture.whenStable();
  }

  it('go on with the next invoice, which keeps the seller and nothing else', async () => {
    await open();
    await fillIn();
    await page.type(page.field('Issued'), '2026-01-02');
    await page.type(page.field('Due'), '2030-01-01');
    await page.type(page.field('Discount'), '0.01');
    await page.type(page.field('Message to the customer'), 'Thanks');
    await page.click(page.button('Add line'));
    await page.type(page.field('Description', 1), 'Cake');
    await page.type(page.field('Unit price', 1), '0.2');
    await page.click(page.button('Delete Line 1'));
    await download(1);

    await page.click(page.button('Next invoice'));
    await vi.waitFor(() => expect(page.field('Number').value).toBe(SECOND));
    await page.fixture.whenStable();
    expect(page.field('Name', 0).value).toBe('Alder & Finch');
    expect(page.field('Bitcoin address').value).toBe(address);
    expect(page.field('Issued').value).toBe(today());
    for (const label of ['Due', 'Discount', 'Message to the customer', 'Description']) {
      expect(page.field(label).value, label).toBe('');
    }
    expect(page.field('Name', 1).value).toBe('');
    expect(page.field('Quantity').value).toBe('1');
    expect(page.findAll('q-line-row')).toHaveLength(1);
    expect(page.findAll('[aria-invalid=true]')).toHaveLength(0);
    expect(page.text).not.toContain('Your invoice is ready');
    expect(page.text).not.toContain('Undo');
    expect(document.activeElement).toBe(page.field('Name', 1));
    expect(await announced()).toBe(`Next invoice, ${SECOND}. Your company and address are kept.`);

    await fillIn('Somebody else');
    await download(2);
    expect(sent()).toEqual([FIRST, SECOND]);
  });

  it('are asked about before one is given to other content', async () => {
    await open();
    await fillIn();
    await download(1);
    await page.type(page.field('Quantity'), '4');
    await page.click(page.button('Download'));
    const question = await asked();
    expect(question).toContain(`Use ${FIRST} again?`);
    expect(question).toContain(`The next free number is ${SECOND}.`);
    await reply('Cancel');
    expect(sent()).toEqual([FIRST]);
    expect(page.field('Number').value).toBe(FIRST);
    expect(page.text).toContain('It was made before your last change.');
  });

  it('become the next one where the person says so', async () => {
    await open();
    await fillIn();
    await download(1);
    await page.type(page.field('Quantity'), '4');
    await page.click(page.button('Download'));
    await reply('Use the next number');
    await becomes(2);
    expect(sent()).toEqual([FIRST, SECOND]);
    expect(page.field('Number').value).toBe(SECOND);
    expect(page.text).not.toContain('It was made before your last change.');

    await page.click(page.button('Next invoice'));
    await vi.waitFor(() => expect(page.field('Number').value).toBe(THIRD));
  });

  it('are used again where the person insists, once for each content', async () => {
    await open();
    await fillIn();
    await download(1);
    await page.type(page.field('Quantity'), '4');
    await page.click(page.button('Download'));
    await reply('Download all the same');
    await becomes(2);
    await page.type(page.field('Quantity'), '3');
    await download(3);
    expect(sent()).toEqual([FIRST, FIRST, FIRST]);
  });

  it('are not asked about for the same invoice again', async () => {
    await open();
    await fillIn();
    await download(1);
    await page.type(page.field('Quantity'), '3,0');
    await download(2);
    expect(sent()).toEqual([FIRST, FIRST]);
  });

  it('are known when the page is opened again', async () => {
    await open();
    await fillIn();
    await download(1);
    await vi.waitFor(async () => {
      expect(await TestBed.inject(UsedNumbers).load()).toHaveLength(1);
      expect((await TestBed.inject(RememberedSeller).load())?.lastNumber).toBe(FIRST);
    });
    TestBed.resetTestingModule();
    await open();
    await vi.waitFor(() => expect(page.field('Number').value).toBe(SECOND));
    await fillIn('Somebody else');
    await page.type(page.field('Number'), FIRST);
    await page.click(page.button('Download'));
    expect(await asked()).toContain(FIRST);
  });

  it('of another tab count, too', async () => {
    await open();
    await fillIn();
    const tab = TestBed.runInInjectionContext(() => new UsedNumbers());
    await tab.remember({ number: FIRST, digest: 'other' });
    await tab.remember({ number: SECOND, digest: 'other' });
    await page.click(page.button('Download'));
    expect(await asked()).toContain(`The next free number is ${THIRD}.`);
  });

  it('are known while the page is open where the browser stores nothing', async () => {
    Reflect.set(globalThis, 'indexedDB', undefined);
    await open();
    await fillIn();
    await download(1);
    await page.type(page.field('Quantity'), '4');
    await page.click(page.button('Download'));
    await reply('Use the next number');
    await becomes(2);
    expect(sent()).toEqual([FIRST, SECOND]);
  });

  it('are free again where no document came of it', async () => {
    backend.on(documents, refuse(507, 'storage-full'), json(made, undefined, 201));
    await open();
    await fillIn();
    await page.click(page.button('Download'));
    await vi.waitFor(() => expect(page.text).toContain('no room to keep the document'));
    await page.type(page.field('Quantity'), '4');
    await page.click(page.button('Download'));
    await becomes(1);
    expect(sent()).toEqual([FIRST, FIRST]);
  });

  it('are forgotten with the device', async () => {
    await open();
    await fillIn();
    await download(1);
    page.button('Forget this device').click();
    await reply('Forget');
    await vi.waitFor(async () => {
      expect(await TestBed.inject(UsedNumbers).load()).toEqual([]);
    });
  });

  it('go on only when the person leaves changes that are in no document', async () => {
    await open();
    await fillIn();
    await download(1);
    await page.type(page.field('Description'), 'Coffee');
    page.button('Next invoice').click();
    expect(await asked()).toContain('Leave your last changes?');
    await reply('Keep editing');
    expect(page.field('Description').value).toBe('Coffee');
    expect(page.field('Number').value).toBe(FIRST);

    page.button('Next invoice').click();
    await reply('Next invoice');
    await vi.waitFor(() => expect(page.field('Number').value).toBe(SECOND));
    await page.fixture.whenStable();
    expect(page.field('Description').value).toBe('');
  });
});
