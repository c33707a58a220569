import { Reading, read, unreadable } from '../money/reading';

const MAX_BYTES = 1024 * 1024;
const MAX_PIXELS = 4_000_000;

interface Picture {
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a picture as a data URI, after checking what the backend will check: PNG or JPEG by its bytes
 * (a file's name proves nothing), at most 1 MiB and 4 megapixels, and whole enough to be decoded.
 */
export async function readImage(file: Blob): Promise<Reading<string>> {
  if (file.size > MAX_BYTES) {
    const size = (file.size / MAX_BYTES).toFixed(1);
    return unreadable('logo-too-large', `This file has ${size} MiB: choose one of at most 1 MiB.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const picture = png(bytes) ?? jpeg(bytes);
  if (!picture) {
    return unreadable('logo-unreadable', 'This is not a PNG or JPEG picture: choose one that is.');
  }
  const { width, height } = picture;
  if (width * height > MAX_PIXELS) {
    return unreadable(
      'logo-too-many-pixels',
      `This picture has ${width} × ${height} pixels: choose one of at most 2000 × 2000.`,
    );
  }
  const url = dataUrl(bytes, picture.type);
  return (await decodes(url))
    ? read(url)
    : unreadable('logo-unreadable', 'This picture is damaged: export it again, or choose another.');
}

/** PNG: the signature, then always IHDR with width and height. */
function png(bytes: Uint8Array): Picture | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, at) => bytes[at] !== byte)) {
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width && height ? { type: 'image/png', width, height } : undefined;
}

/** JPEG: segments from the start of the image to the first frame header, which holds the size. */
function jpeg(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) {
    return undefined;
  }
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++; // fill bytes are allowed before a marker
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return width && height ? { type: 'image/jpeg', width, height } : undefined;
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return undefined;
}

function dataUrl(bytes: Uint8Array, type: string): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return `data:${type};base64,${btoa(binary)}`;
}

async function decodes(url: string): Promise<boolean> {
  const image = new Image();
  image.src = url;
  return image.decode().then(
    () => true,
    () => false,
  );
}
