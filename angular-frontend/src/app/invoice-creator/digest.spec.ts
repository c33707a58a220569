import { digestOf } from './digest';

describe('a digest', () => {
  it.each(['', 'a', 'Tea'.repeat(100_000), '北極星'])(
    'of a text is short and the same again',
    (text) => {
      expect(digestOf(text)).toMatch(/^[0-9a-f]{16}$/);
      expect(digestOf(text)).toBe(digestOf(`${text}`));
    },
  );

  it('tells apart what differs by one character, its case or its place', () => {
    const text = JSON.stringify({ number: '2026-0042', customer: 'Lindqvist', totalSats: 12_345 });
    const others = Array.from(text, (_, at) => [
      text.slice(0, at) + text.slice(at + 1),
      `${text.slice(0, at)}x${text.slice(at)}`,
      text.slice(0, at) +
        text
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        text.slice(at + 2),
    ]).flat();
    const texts = new Set([text, text.toUpperCase(), ...others]);
    expect(new Set([...texts].map(digestOf)).size).toBe(texts.size);
  });

  it('tells many apart', () => {
    const digests = Array.from({ length: 20_000 }, (_, count) => digestOf(`invoice ${count}`));
    expect(new Set(digests).size).toBe(20_000);
    expect(new Set(digests.map((digest) => digest.slice(0, 8))).size).toBeGreaterThan(19_990);
  });
});
