import { readDate, today } from './calendar-date';

function outcome(text: string): string {
  const reading = readDate(text);
  return reading.ok ? reading.value : reading.problem.code;
}

describe('a date', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    [' 2009-01-03 ', '2009-01-03'],
    ['2999-12-31', '2999-12-31'],
    ['2028-02-29', '2028-02-29'],
    ['2000-02-29', 'out-of-range'],
    ['2026-02-29', 'malformed'],
    ['2100-02-29', 'malformed'],
    ['2026-04-31', 'malformed'],
    ['2026-13-01', 'malformed'],
    ['2026-00-10', 'malformed'],
    ['2026-01-00', 'malformed'],
    ['2008-12-31', 'out-of-range'],
    ['3000-01-01', 'out-of-range'],
    ['0026-01-01', 'out-of-range'],
    ['202611-01-01', 'out-of-range'],
    ['20.11.2026', 'malformed'],
    ['2026-1-1', 'malformed'],
    ['', 'required'],
  ])('%j is %s', (text, result) => expect(outcome(text)).toBe(result));

  it('of today is the day where the person sits', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(today(new Date(2026, 10, 20, 0, 0))).toBe('2026-11-20');
  });
});
