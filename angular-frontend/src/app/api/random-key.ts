/** 128 random bits. `crypto.randomUUID` is missing on plain HTTP, where a local network may serve the page. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
