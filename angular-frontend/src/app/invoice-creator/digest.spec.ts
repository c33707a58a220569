import { digestOf } from './digest';

describe('a digest', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['北極星', '62fc864df9909c833fb71fbff97bea5563904185559dc67330970104f768b49c'],
    ['Tea'.repeat(100_000), '713352626968c9f6b203b99c17183eccf86b023dfc2f00e418db64898b07f233'],
  ])('of a text is its SHA-256, and the same again', (text, digest) => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(text)).toBe(digest);
  });

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
