/** The bytes of a data URI, to be sent as they are. */
export function blobOf(dataUri: string): Blob {
  const [head = '', base64 = ''] = dataUri.split(',');
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: head.slice('data:'.length).split(';')[0] ?? '' });
}
