/** A file that begins as a PNG of that size does, filled up with nothing. */
export function pngOf(width: number, height: number, bytes = 64): File {
  const content = new Uint8Array(bytes);
  content.set([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
  ]);
  const view = new DataView(content.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return new File([content], 'logo.png', { type: 'image/png' });
}

/** A file that begins as a JPEG of that size does: an application segment, fill bytes, the frame. */
export function jpegOf(width: number, height: number): File {
  const frame = [0xff, 0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3];
  const content = [
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0x4a,
    0x46,
    ...frame,
    ...Array<number>(10).fill(0),
  ];
  return new File([Uint8Array.from(content)], 'logo.jpg', { type: 'image/jpeg' });
}
