import { Reading, read, unreadable } from '../money/reading';

/** The year of the first block. */
const FIRST_YEAR = 2009;
const LAST_YEAR = 2999;

/** Reads an ISO date, `2026-11-20`, as a date field gives it: a day that exists, from 2009 to 2999. */
export function readDate(text: string): Reading<string> {
  const typed = text.trim();
  if (typed === '') {
    return unreadable('required', 'Choose a date.');
  }
  const parts = /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(typed);
  if (!parts) {
    return unreadable('malformed', 'Enter a date as year-month-day: 2026-11-20.');
  }
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return unreadable('malformed', 'This day is not in the calendar.');
  }
  return year >= FIRST_YEAR && year <= LAST_YEAR
    ? read(typed)
    : unreadable('out-of-range', `Enter a year from ${FIRST_YEAR} to ${LAST_YEAR}.`);
}

/** The day that it is where the person sits. */
export function today(now: Date = new Date()): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
