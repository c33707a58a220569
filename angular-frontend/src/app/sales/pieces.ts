import { readDecimal } from '../money/decimal-text';
import { Reading, read, unreadable } from '../money/reading';

/** As many pieces as a line of a purchase may have. */
export const MAX_PIECES = 1_000_000;

/** Reads a number of pieces as a person types it: whole, from 1 to {@link MAX_PIECES}. */
export function readPieces(text: string): Reading<number> {
  const number = readDecimal(text, 0);
  if (!number.ok) {
    return number.problem.code === 'required'
      ? unreadable('required', 'Enter how many pieces.')
      : number;
  }
  const pieces = Number(number.value);
  if (pieces === 0) {
    return unreadable('too-small', 'Enter at least 1, or remove the line.');
  }
  return pieces > MAX_PIECES
    ? unreadable('too-large', 'Enter at most 1,000,000 pieces.')
    : read(pieces);
}

/** `1 piece`, `12 pieces`. */
export function piecesText(pieces: number): string {
  return pieces === 1 ? '1 piece' : `${pieces.toLocaleString('en-GB')} pieces`;
}
