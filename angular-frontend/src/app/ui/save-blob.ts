/** Has the browser keep a file that the page holds. */
export function saveBlob(file: Blob, fileName: string): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // Not at once: some browsers read the file only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
