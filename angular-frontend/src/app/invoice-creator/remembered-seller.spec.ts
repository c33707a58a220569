import 'fake-indexeddb/auto';
import { TestBed } from '@angular/core/testing';
import { IDBFactory } from 'fake-indexeddb';
import { createStore, set } from 'idb-keyval';
import { createInvoiceForm } from './invoice-form';
import { RememberedSeller, Seller } from './remembered-seller';
import { clearSeller, fillInSeller, sellerIn } from './seller-in-form';

const SELLER: Seller = {
  name: 'Alder & Finch',
  address: 'Rua do Alecrim 42\n1200-018 Lisboa',
  email: 'studio@alder.example',
  phone: '+351 210 000 000',
  taxId: 'PT 509 442 817',
  logo: 'data:image/png;base64,iVBORw0KGgo=',
  bitcoinAddress: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  taxPercent: '21',
  taxLabel: 'VAT',
  lastNumber: '2026-0042',
};

/** As after opening the page again. */
function newPage(): RememberedSeller {
  TestBed.resetTestingModule();
  return TestBed.inject(RememberedSeller);
}

async function store(value: unknown): Promise<void> {
  await set('seller-1', value, createStore('quittance', 'device'));
}

describe('the seller remembered on the device', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  it('is nobody at first', async () => {
    const remembered = newPage();
    expect(await remembered.load()).toBeUndefined();
    expect(remembered.persistent()).toBe(true);
  });

  it('is there when the page is opened again, until it is forgotten', async () => {
    await newPage().save(SELLER);
    expect(await newPage().load()).toEqual(SELLER);

    await newPage().forget();
    expect(await newPage().load()).toBeUndefined();
  });

  it('is the one that was saved last', async () => {
    const remembered = newPage();
    await remembered.save(SELLER);
    await remembered.save({ ...SELLER, name: 'Finch & Alder', logo: null });
    expect(await newPage().load()).toEqual({ ...SELLER, name: 'Finch & Alder', logo: null });
  });

  it.each([['text'], [42], [null], [true]])('is nobody when %j is in its place', async (value) => {
    await store(value);
    expect(await newPage().load()).toBeUndefined();
  });

  it('keeps what can be used of damaged data', async () => {
    await store({
      name: 'Alder',
      address: 7,
      email: null,
      logo: 'javascript:alert(1)',
      bitcoinAddress: {},
      taxPercent: '210',
      lines: [1],
    });
    expect(await newPage().load()).toEqual({
      name: 'Alder',
      address: '',
      email: '',
      phone: '',
      taxId: '',
      logo: null,
      bitcoinAddress: '',
      taxPercent: '',
      taxLabel: '',
      lastNumber: '',
    });
  });
});

describe('the seller where storage is denied', () => {
  afterEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  it.each<[string, () => unknown]>([
    ['is missing', () => undefined],
    [
      'throws',
      () => ({
        open: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      }),
    ],
    ['fails to open', () => ({ open: failingOpen })],
  ])('because it %s is kept while the page is open', async (_, factory) => {
    Reflect.set(globalThis, 'indexedDB', factory());
    const remembered = newPage();

    expect(await remembered.load()).toBeUndefined();
    expect(remembered.persistent()).toBe(false);
    await remembered.save(SELLER);
    expect(await remembered.load()).toEqual(SELLER);
    expect(remembered.persistent()).toBe(false);
    await remembered.forget();
    expect(await remembered.load()).toBeUndefined();
    expect(await newPage().load()).toBeUndefined();
  });

  it('is stored after all once the browser allows it', async () => {
    Reflect.set(globalThis, 'indexedDB', undefined);
    const remembered = newPage();
    await remembered.save(SELLER);

    globalThis.indexedDB = new IDBFactory();
    await remembered.save(SELLER);
    expect(remembered.persistent()).toBe(true);
    expect(await newPage().load()).toEqual(SELLER);
  });
});

describe('the seller in the form', () => {
  it('fills in what the person has not touched, and suggests the next number', () => {
    const form = createInvoiceForm({ issuedOn: '2026-11-20' });
    form.controls.company.controls.name.setValue('Somebody else');
    form.controls.company.controls.name.markAsDirty();
    fillInSeller(form, SELLER);
    expect(form.getRawValue()).toMatchObject({
      address: SELLER.bitcoinAddress,
      company: { name: 'Somebody else', address: SELLER.address, logo: SELLER.logo },
      number: '2026-0043',
      tax: '21',
      taxIn: 'percent',
      taxLabel: 'VAT',
    });
  });

  it('leaves a tax alone that the person has typed, and remembers no amount of one', () => {
    const form = createInvoiceForm({ issuedOn: '2026-11-20' });
    form.controls.tax.setValue('0.001');
    form.controls.tax.markAsDirty();
    fillInSeller(form, SELLER);
    expect(form.getRawValue()).toMatchObject({ tax: '0.001', taxIn: 'amount', taxLabel: 'VAT' });
    expect(sellerIn(form, '')).toMatchObject({ taxPercent: '', taxLabel: 'VAT' });
  });

  it('is taken out again, but for an amount of tax', () => {
    const form = createInvoiceForm({ issuedOn: '2026-11-20' });
    fillInSeller(form, SELLER);
    clearSeller(form);
    expect(form.getRawValue()).toMatchObject({ tax: '', taxIn: 'amount', taxLabel: '' });
    form.controls.tax.setValue('0.001');
    clearSeller(form);
    expect(form.controls.tax.value).toBe('0.001');
  });

  it('suggests a number that is free', () => {
    const form = createInvoiceForm({ issuedOn: '2026-11-20' });
    fillInSeller(form, SELLER, new Set(['2026-0043', '2026-0044']));
    expect(form.controls.number.value).toBe('2026-0045');
  });

  it('comes out again as it went in', () => {
    const form = createInvoiceForm({ issuedOn: '2026-11-20' });
    fillInSeller(form, SELLER);
    expect(sellerIn(form, '2026-0042')).toEqual(SELLER);
  });

  it('is only remembered where it is in order', () => {
    const form = createInvoiceForm();
    form.patchValue({
      address: '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ',
      company: { name: 'Alder', email: 'studio@' },
    });
    expect(sellerIn(form, '')).toMatchObject({ name: 'Alder', email: '', bitcoinAddress: '' });
  });
});

function failingOpen() {
  const request: { error: Error; onerror?: () => void } = { error: new Error('quota') };
  setTimeout(() => request.onerror?.());
  return request;
}
