/**
 * One line of text as the API takes it: composed characters, single spaces, and nothing that the eye
 * cannot see and the contract refuses. Text without anything visible becomes empty.
 */
export function cleanLine(text: string): string {
  return withoutHidden(text.normalize('NFC')).replace(/\s+/g, ' ').trim();
}

/** Like {@link cleanLine} for several lines: at most one blank line in a row, none at either end. */
export function cleanLines(text: string): string {
  const lines = text.normalize('NFC').replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n');
  return withoutHidden(lines)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text that should hold no spaces at all, such as an e-mail address. */
export function cleanWord(text: string): string {
  return cleanLine(text).replace(/\s/g, '');
}

/** The length as the API counts it: in code points. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/**
 * Drops control characters, bidirectional overrides, lone surrogates and invisible fillers. Joiners and
 * direction marks stay: Persian, Indic scripts and emoji are spelt with them.
 */
function withoutHidden(text: string): string {
  const kept = text.replace(
    // eslint-disable-next-line no-control-regex -- these are what has to go
    /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu,
    '',
  );
  return /[^\s\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(kept) ? kept : '';
}
