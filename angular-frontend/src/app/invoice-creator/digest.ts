/** Odd, and of bits that look random, so that a changed character changes every bit after it. */
const MULTIPLIERS = [0x9e3779b1, 0x85ebca77] as const;

/**
 * 64 bits in hex that tell texts apart without keeping them. Nobody gains by finding two texts alike, and the
 * browser's own SHA-256 is missing on plain HTTP, where a local network may serve the page.
 */
export function digestOf(text: string): string {
  return MULTIPLIERS.map((multiplier) => lane(text, multiplier)).join('');
}

function lane(text: string, multiplier: number): string {
  let hash = text.length;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ text.charCodeAt(at), multiplier);
  }
  hash = Math.imul(hash ^ (hash >>> 15), multiplier);
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
}
