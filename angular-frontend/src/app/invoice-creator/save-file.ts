/**
 * Has the browser download a file. Only web addresses are followed; the server marks the file as an
 * attachment, so the page stays where it is.
 */
export function saveFrom(url: string, fileName: string): void {
  const address = new URL(url, document.baseURI);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    throw new Error(`Not a web address: ${address.protocol}`);
  }
  const anchor = document.createElement('a');
  anchor.href = address.href;
  anchor.download = fileName;
  anchor.rel = 'noopener';
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}
