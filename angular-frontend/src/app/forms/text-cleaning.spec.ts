import { cleanLine, cleanLines, cleanWord, codePoints } from './text-cleaning';

/* eslint-disable no-control-regex -- the contract's patterns for text */
const LINE = /^(?=.*\S)[^\0-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]+$/u;
const LINES = /^[^\0-\x09\x0B-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]+$/u;

/** Every character below U+3000, some above, and lone surrogates, with letters between them. */
const everything = [
  ...Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)),
  ...['\uD800', '\uDFFF', '\uDBFF\uDBFF', '\uFEFF', '\uFFFE', '\uFFFF', '😀', '\u{E0041}'],
].join('x');

describe('a cleaned line', () => {
  it.each([
    ['  Acme   Ltd ', 'Acme Ltd'],
    ['Acme\u00A0\u2009Ltd', 'Acme Ltd'],
    ['Acme\tLtd\r\nLisbon\u2028PT', 'Acme Ltd Lisbon PT'],
    ['\u200BAc\u200Bme\uFEFF', 'Acme'],
    ['evil\u202Efdp.exe\u2066', 'evilfdp.exe'],
    ['a\u0000b\u001Bc\u0085d', 'abcd'],
    ['soft\u00ADhyphen', 'softhyphen'],
    ['Cafe\u0301', 'Café'],
    ['half\uD83D pair', 'half pair'],
    ['👩‍💻 ok', '👩‍💻 ok'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['\u200D \u200F', ''],
    ['\u3164\u2800 \uFFA0', ''],
    ['\u0301\u034F', ''],
    ['a\u3164b', 'a\u3164b'],
    ['', ''],
  ])('makes %j into %j', (text, cleaned) => expect(cleanLine(text)).toBe(cleaned));

  it('keeps to the contract whatever was pasted', () => {
    expect(cleanLine(everything)).toMatch(LINE);
  });

  it('does not change when it is cleaned again', () => {
    expect(cleanLine(cleanLine(everything))).toBe(cleanLine(everything));
  });
});

describe('cleaned lines', () => {
  it.each([
    ['Rua do Alecrim 42\r\n1200-018 Lisboa', 'Rua do Alecrim 42\n1200-018 Lisboa'],
    ['one\rtwo\u2029three\vfour', 'one\ntwo\nthree\nfour'],
    ['one\n\n\n\ntwo', 'one\n\ntwo'],
    ['one\n \t \n\u00A0\ntwo', 'one\n\ntwo'],
    ['\n\n  first  \n  second  \n\n', 'first\nsecond'],
    [' \n\u200B\n ', ''],
    ['a\u202Eb\u0007c', 'abc'],
  ])('make %j into %j', (text, cleaned) => expect(cleanLines(text)).toBe(cleaned));

  it('keep to the contract whatever was pasted', () => {
    expect(cleanLines(everything)).toMatch(LINES);
    expect(cleanLines(cleanLines(everything))).toBe(cleanLines(everything));
  });
});

describe('a cleaned word', () => {
  it('holds no spaces', () => {
    expect(cleanWord(' bc1q w508\u00A0d6qe\n')).toBe('bc1qw508d6qe');
  });
});

describe('the length', () => {
  it('is counted in code points', () => {
    expect(codePoints('Café')).toBe(4);
    expect(codePoints('😀😀')).toBe(2);
    expect(codePoints('')).toBe(0);
  });
});
