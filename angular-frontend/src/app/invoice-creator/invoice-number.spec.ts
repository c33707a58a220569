import { nextInvoiceNumber } from './invoice-number';

describe('the suggested invoice number', () => {
  it.each([
    ['', '2026-0001'],
    ['2026-0001', '2026-0002'],
    ['2026-0042', '2026-0043'],
    ['2026-9999', '2026-10000'],
    ['INV-7', 'INV-8'],
    ['INV-007', 'INV-008'],
    ['A12/B09', 'A12/B10'],
    ['42/2026', '43/2026'],
    ['2026-11-003-X', '2026-11-004-X'],
    ['99', '100'],
    ['draft', 'draft-2'],
    ['№ 5 ₿', '№ 6 ₿'],
    ['20260042', '20260043'],
  ])('after %j is %j', (last, next) => expect(nextInvoiceNumber(last, 2026)).toBe(next));

  it.each([
    ['2025-0042', '2026-0001'],
    ['42/2025', '01/2026'],
    ['INV-2025-117', 'INV-2026-001'],
    ['2024-0042', '2024-0043'],
    ['2025', '2026'],
  ])('after %j counts anew only with a new year: %j', (last, next) =>
    expect(nextInvoiceNumber(last, 2026)).toBe(next),
  );

  it('never grows beyond what the API takes', () => {
    expect(nextInvoiceNumber('9'.repeat(40), 2026)).toBe('2026-0001');
    expect(nextInvoiceNumber('8'.repeat(40), 2026)).toBe('8'.repeat(39) + '9');
    expect(nextInvoiceNumber('x'.repeat(40), 2026)).toBe('2026-0001');
  });

  it.each([
    ['2026-0042', ['2026-0043', '2026-0044'], '2026-0045'],
    ['2026-0042', ['2026-0041', '2026-0042', '2026-0044'], '2026-0043'],
    ['2025-0042', ['2026-0001'], '2026-0002'],
    ['', ['2026-0001', '2026-0002'], '2026-0003'],
    ['draft', ['draft-2', 'draft-3'], 'draft-4'],
    ['x'.repeat(40), ['2026-0001'], '2026-0002'],
  ])('after %j counts past %j: %j', (last, used, next) =>
    expect(nextInvoiceNumber(last, 2026, new Set(used))).toBe(next),
  );
});
