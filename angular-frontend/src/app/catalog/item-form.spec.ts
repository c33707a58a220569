import { Item } from '../api/types';
import { sats } from '../money/sats';
import { conflictsOf } from './item-conflict';
import { fillItemForm, itemChange, itemForm, newItem } from './item-form';
import { expiryOf, stockOf } from './item-state';

const tea: Item = {
  id: '019aa000-0000-7000-8000-000000000001',
  sku: 'TEA-1',
  name: 'Green tea',
  description: 'First flush',
  priceSats: 5000,
  quantity: 12,
  lowStockThreshold: 6,
  expiresOn: '2027-03-31',
  archived: false,
  hasPicture: false,
  createdAt: '2026-11-01T10:00:00Z',
};

function formOf(item: Item) {
  const form = itemForm();
  fillItemForm(form, item);
  return form;
}

describe('the form of an item', () => {
  it('gives back what it was filled with', () => {
    const form = formOf(tea);
    expect(form.dirty).toBe(false);
    expect(itemChange(form)).toEqual({
      sku: 'TEA-1',
      name: 'Green tea',
      description: 'First flush',
      priceSats: 5000,
      lowStockThreshold: 6,
      expiresOn: '2027-03-31',
    });
  });

  it('leaves out what is empty, and tidies what is typed', () => {
    const form = itemForm();
    form.patchValue({ name: '  Green \t tea ', priceSats: sats(0), sku: ' ', quantity: 3 });
    expect(newItem(form)).toEqual({ name: 'Green tea', priceSats: 0, quantity: 3 });
  });

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(201)],
    ['sku', 'x'.repeat(61)],
    ['description', 'x'.repeat(2001)],
    ['expiresOn', '2026-02-30'],
  ] as const)('does not take %s as %j', (field, text) => {
    const form = formOf(tea);
    form.controls[field].setValue(text);
    expect(form.controls[field].valid).toBe(false);
  });
});

describe('a change that somebody else has made meanwhile', () => {
  it('is to be chosen where both have changed the same', () => {
    const form = formOf(tea);
    form.controls.name.setValue('Green tea, mine');
    expect(conflictsOf(tea, { ...tea, name: 'Green tea, theirs' }, form)).toEqual([
      { field: 'name', theirs: 'Green tea, theirs', mine: 'Green tea, mine', toChoose: true },
    ]);
  });

  it('is taken over where only they have changed something', () => {
    const form = formOf(tea);
    form.controls.name.setValue('Green tea, mine');
    const theirs = { ...tea, priceSats: 6000, lowStockThreshold: 0 };
    expect(conflictsOf(tea, theirs, form)).toEqual([
      { field: 'priceSats', theirs: 6000, mine: 5000, toChoose: false },
      { field: 'lowStockThreshold', theirs: undefined, mine: 6, toChoose: false },
    ]);
  });

  it('is none where both mean the same', () => {
    const form = formOf(tea);
    form.patchValue({ name: 'Black tea', description: '' });
    expect(conflictsOf(tea, { ...tea, name: 'Black tea', description: '' }, form)).toEqual([]);
  });
});

describe('what is said about an item', () => {
  it.each([
    [12, 6, undefined],
    [7, 6, undefined],
    [6, 6, 'Low'],
    [0, 6, 'Sold out'],
    [0, 0, 'Sold out'],
    [1, 0, undefined],
  ])('with %i pieces and a threshold of %i', (quantity, lowStockThreshold, word) => {
    expect(stockOf({ ...tea, quantity, lowStockThreshold })?.word).toBe(word);
  });

  it.each([
    ['2026-11-20', 'Expired'],
    ['2026-11-21', 'Last day'],
    ['2026-11-22', '1 day left'],
    ['2026-12-21', '30 days left'],
    ['2026-12-22', undefined],
    [undefined, undefined],
  ])('whose last day is %s', (expiresOn, word) => {
    const item = { ...tea, ...(expiresOn ? { expiresOn } : { expiresOn: undefined }) };
    expect(expiryOf(item as Item, '2026-11-21')?.word).toBe(word);
  });
});
