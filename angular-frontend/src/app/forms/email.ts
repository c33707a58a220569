import { Reading, read, unreadable } from '../money/reading';
import { cleanWord, codePoints } from './text-cleaning';

const EXAMPLE = 'name@example.com';

/** Reads an e-mail address of the shape that the API takes; whether anybody reads there is not checked. */
export function readEmail(text: string): Reading<string> {
  const address = cleanWord(text.trim().replace(/^mailto:/i, ''));
  if (/\s/.test(text.trim())) {
    return unreadable('malformed', `Enter one address, without spaces: ${EXAMPLE}.`);
  }
  if (codePoints(address) > 254) {
    return unreadable('too-long', 'An e-mail address has at most 254 characters.');
  }
  const [name = '', domain = '', ...more] = address.split('@');
  if (more.length > 0) {
    return unreadable('malformed', `Enter one address with one @: ${EXAMPLE}.`);
  }
  if (name === '' || !/^[^.]+(\.[^.]+)+$/.test(domain)) {
    return unreadable('malformed', `Enter a full address: ${EXAMPLE}.`);
  }
  return read(address);
}
