import { jpegOf, pngOf } from '../../testing/images';
import { readImage } from './image-file';

describe('reading a picture', () => {
  beforeEach(() => {
    // jsdom decodes nothing.
    HTMLImageElement.prototype.decode = () => Promise.resolve();
  });

  it('gives a PNG as a data URI', async () => {
    const image = await readImage(pngOf(200, 100));
    expect(image).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^data:image\/png;base64,iVBOR/),
    });
  });

  it('gives a JPEG as a data URI, whatever stands before its frame', async () => {
    const image = await readImage(jpegOf(640, 480));
    expect(image).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^data:image\/jpeg;base64,/),
    });
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a web page', '<!doctype html>'],
    ['an empty file', ''],
    ['a GIF', 'GIF89a'],
    ['the beginning of a JPEG', '\u00ff\u00d8\u00ff\u00e0\u0000\u0010'],
  ])('refuses %s, whatever it is called', async (_, content) => {
    const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
    const file = new File([bytes], 'logo.png', { type: 'image/png' });
    expect(await readImage(file)).toMatchObject({
      ok: false,
      problem: { code: 'logo-unreadable' },
    });
  });

  it('refuses more than 1 MiB and says how much it is', async () => {
    const image = await readImage(pngOf(10, 10, 3 * 1024 * 1024));
    expect(image).toEqual({
      ok: false,
      problem: {
        code: 'logo-too-large',
        message: 'This file has 3.0 MiB: choose one of at most 1 MiB.',
      },
    });
  });

  it('refuses more than 4 megapixels before anything decodes them', async () => {
    const decode = vi.fn(() => Promise.resolve());
    HTMLImageElement.prototype.decode = decode;
    const image = await readImage(pngOf(50_000, 50_000));
    expect(image).toMatchObject({ ok: false, problem: { code: 'logo-too-many-pixels' } });
    expect(decode).not.toHaveBeenCalled();
  });

  it('refuses a picture that the browser cannot decode', async () => {
    HTMLImageElement.prototype.decode = () =>
      Promise.reject(new DOMException('broken', 'EncodingError'));
    expect(await readImage(pngOf(10, 10))).toMatchObject({
      ok: false,
      problem: { code: 'logo-unreadable', message: expect.stringContaining('damaged') },
    });
  });
});
