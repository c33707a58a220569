import { piecesText, readPieces } from './pieces';

function codeOf(text: string): string | undefined {
  const reading = readPieces(text);
  return reading.ok ? undefined : reading.problem.code;
}

describe('a number of pieces', () => {
  it.each([
    ['1', 1],
    [' 12 ', 12],
    ['1,000', 1000],
    ['1 000 000', 1_000_000],
  ])('reads %s', (text, pieces) => {
    expect(readPieces(text)).toEqual({ ok: true, value: pieces });
  });

  it.each([
    ['', 'required'],
    ['0', 'too-small'],
    ['1.5', 'not-whole'],
    ['1000001', 'too-large'],
    ['-1', 'signed'],
    ['many', 'malformed'],
  ])('refuses “%s” as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is counted in words', () => {
    expect([1, 2, 1200].map(piecesText)).toEqual(['1 piece', '2 pieces', '1,200 pieces']);
  });
});
