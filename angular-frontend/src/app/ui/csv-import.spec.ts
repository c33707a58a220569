import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { announced, Page } from '../../testing/page';
import { ImportReport } from '../api/types';
import { ApiError } from '../core/failure';
import { CsvImport, Importer } from './csv-import';

const fine: ImportReport = {
  rows: 3,
  created: 1,
  updated: 1,
  unchanged: 1,
  applied: false,
  errors: [],
};
const bad: ImportReport = {
  rows: 3,
  created: 0,
  updated: 0,
  unchanged: 0,
  applied: false,
  errors: [
    { line: 2, column: 'name', code: 'required', detail: 'Enter a name.' },
    { line: 2, column: 'priceSats', code: 'wrong-type', detail: 'Enter a whole number.' },
    { line: 4, column: 'sku', code: 'too-long', detail: 'At most 60 characters fit here.' },
  ],
};

describe('an import of a CSV file', () => {
  let page: Page<CsvImport>;
  let runs: { text: string; dryRun: boolean }[];
  let answers: (() => Promise<ImportReport>)[];
  let signals: AbortSignal[];

  const importer: Importer = async (csv, dryRun, signal) => {
    runs.push({ text: await csv.text(), dryRun });
    signals.push(signal);
    return (answers.shift() ?? (() => Promise.reject(new Error('nothing more'))))();
  };

  beforeEach(async () => {
    [runs, answers, signals] = [[], [], []];
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    page = await Page.of(CsvImport, {
      what: 'items',
      list: '/items',
      columns: [
        { name: 'sku', hint: 'Your number.' },
        { name: 'name', hint: 'Its name.' },
      ],
      example: ['A-1', 'Tea, green'],
      importer,
    });
  });

  afterEach(() => vi.restoreAllMocks());

  async function drop(text: string): Promise<void> {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    const files = [new File([text], 'items.csv', { type: 'text/csv' })];
    Object.assign(event, { dataTransfer: { files, types: ['Files'] } });
    page.find('q-file-drop').dispatchEvent(event);
    await vi.waitFor(() => expect(runs.length).toBeGreaterThan(0));
    await page.fixture.whenStable();
  }

  it('explains its columns, and gives an example', async () => {
    expect(page.text).toContain('sku');
    expect(page.text).toContain('Its name.');
    const blobs: Blob[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => (blobs.push(blob), 'blob:1'),
        revokeObjectURL: () => undefined,
      }),
    );
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    await page.click(page.button('Example'));
    expect(saved).toEqual(['items-example.csv']);
    expect(await blobs[0]?.text()).toBe('sku,name\r\nA-1,"Tea, green"\r\n');
    vi.unstubAllGlobals();
  });

  it('first says what a file would do, then does it', async () => {
    answers = [() => Promise.resolve(fine), () => Promise.resolve({ ...fine, applied: true })];
    await drop('sku,name\r\nA-1,Tea');
    expect(runs).toEqual([{ text: 'sku,name\r\nA-1,Tea', dryRun: true }]);
    expect(page.text).toContain('The file is fine');
    expect(await announced()).toBe('The file is fine.');

    await page.click(page.button('Import 2 items'));
    await vi.waitFor(() => expect(page.text).toContain('1 new, 1 changed, 1 as they were.'));
    expect(runs[1]).toEqual({ text: 'sku,name\r\nA-1,Tea', dryRun: false });
    expect(page.find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/items');
  });

  it('lists every bad row, and does not offer to import any', async () => {
    answers = [() => Promise.resolve(bad)];
    await drop('x');
    expect(page.text).toContain('2 of 3 rows need work');
    const rows = page
      .findAll('tbody tr')
      .map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(' '));
    expect(rows).toEqual([
      '2 name Enter a name.',
      '2 priceSats Enter a whole number.',
      '4 sku At most 60 characters fit here.',
    ]);
    expect(page.findAll('.filled')).toEqual([]);
  });

  it('offers nothing when all is as it is', async () => {
    answers = [() => Promise.resolve({ ...fine, created: 0, updated: 0, unchanged: 3 })];
    await drop('x');
    expect(page.text).toContain('There is nothing to do');
    expect(page.findAll('.filled')).toEqual([]);
  });

  it('lists rows that have become bad since the dry run, and changes nothing', async () => {
    answers = [() => Promise.resolve(fine), () => Promise.resolve(bad)];
    await drop('x');
    await page.click(page.button('Import'));
    await vi.waitFor(() => expect(page.text).toContain('2 of 3 rows need work'));
  });

  it('keeps the file when the server fails, and tries again', async () => {
    answers = [
      () => Promise.reject(new ApiError({ kind: 'unexpected', status: 500 })),
      () => Promise.resolve(fine),
    ];
    await drop('x');
    expect(page.text).toContain('That did not work.');
    await page.click(page.button('Try again'));
    await vi.waitFor(() => expect(page.text).toContain('The file is fine'));
    expect(runs.map(({ text }) => text)).toEqual(['x', 'x']);
  });

  it('can be stopped while it checks', async () => {
    answers = [() => new Promise(() => undefined)];
    await drop('x');
    await page.click(page.button('Stop'));
    expect(signals[0]?.aborted).toBe(true);
    expect(page.text).toContain('Drop a CSV file');
  });
});
