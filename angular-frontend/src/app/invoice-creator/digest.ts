import { createHash } from 'sha256-uint8array';

/**
 * SHA-256 in hex, which tells texts apart without keeping them. The browser's own is missing on plain HTTP, where a local
 * network may serve the page.
 */
export function digestOf(text: string): string {
  return createHash().update(text).digest('hex');
}
