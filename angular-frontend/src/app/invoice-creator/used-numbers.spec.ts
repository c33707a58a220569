import 'fake-indexeddb/auto';
import { TestBed } from '@angular/core/testing';
import { IDBFactory } from 'fake-indexeddb';
import { createStore, get, set } from 'idb-keyval';
import { NumberUse, UsedNumbers } from './used-numbers';

const FIRST: NumberUse = { number: '2026-0001', digest: 'a' };
const SECOND: NumberUse = { number: '2026-0002', digest: 'b' };

/** As after opening the page again, or in another tab. */
function newPage(): UsedNumbers {
  TestBed.resetTestingModule();
  return TestBed.inject(UsedNumbers);
}

describe('the numbers used on the device', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  it('are none at first', async () => {
    expect(await newPage().load()).toEqual([]);
  });

  it('are there when the page is opened again, until they are forgotten', async () => {
    await newPage().remember(FIRST);
    await newPage().remember(SECOND);
    expect(await newPage().load()).toEqual([FIRST, SECOND]);

    await newPage().forget();
    expect(await newPage().load()).toEqual([]);
  });

  it('are seen by a tab that was open before', async () => {
    const tab = newPage();
    await tab.load();
    const other = newPage();
    await other.remember(FIRST);
    expect(await tab.load()).toEqual([FIRST]);
    await Promise.all([tab.remember(SECOND), other.remember({ ...FIRST, digest: 'c' })]);
    expect(await newPage().load()).toHaveLength(3);
  });

  it('hold an invoice once, and the same number for each invoice', async () => {
    const used = newPage();
    const again = { ...FIRST, digest: 'other' };
    for (const use of [FIRST, SECOND, again, FIRST]) {
      await used.remember(use);
    }
    expect(await newPage().load()).toEqual([SECOND, again, FIRST]);
  });

  it('are the latest two hundred', async () => {
    const used = newPage();
    for (let count = 1; count <= 203; count++) {
      await used.remember({ number: String(count), digest: 'x' });
    }
    for (const page of [used, newPage()]) {
      const uses = await page.load();
      expect(uses).toHaveLength(200);
      expect(uses[0]?.number).toBe('4');
      expect(uses.at(-1)?.number).toBe('203');
    }
  });

  it('say nothing of what is in an invoice', async () => {
    await newPage().remember({ ...FIRST, customer: 'Lindqvist' } as NumberUse);
    expect(await get('numbers-1', createStore('quittance', 'device'))).toEqual([FIRST]);
  });

  it.each([['text'], [42], [null], [{ number: '1' }], [[null, 7, 'x', { number: 1 }, FIRST]]])(
    'are those that can be read of %j',
    async (damaged) => {
      await set('numbers-1', damaged, createStore('quittance', 'device'));
      const readable = Array.isArray(damaged) ? [FIRST] : [];
      expect(await newPage().load()).toEqual(readable);
      await newPage().remember(SECOND);
      expect(await newPage().load()).toEqual([...readable, SECOND]);
    },
  );

  it('are known while the page is open where storage is denied', async () => {
    Reflect.set(globalThis, 'indexedDB', undefined);
    const used = newPage();
    await used.remember(FIRST);
    expect(await used.load()).toEqual([FIRST]);
    await used.forget();
    expect(await used.load()).toEqual([]);
  });

  it('are known while the page is open where there is no room for one more', async () => {
    const used = newPage();
    await used.remember(FIRST);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await used.remember(SECOND);
    expect(await used.load()).toEqual([FIRST, SECOND]);
    vi.restoreAllMocks();
    expect(await newPage().load()).toEqual([FIRST]);
  });
});
