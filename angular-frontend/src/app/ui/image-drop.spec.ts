import { FormControl } from '@angular/forms';
import { jpegOf, pngOf } from '../../testing/images';
import { announced, Page } from '../../testing/page';
import { ImageDrop } from './image-drop';

async function open() {
  const control = new FormControl<string | null>(null);
  const page = await Page.of(ImageDrop, { label: 'Logo', control });
  return { control, page };
}

async function choose(page: Page<ImageDrop>, file: File): Promise<void> {
  const input = page.find<HTMLInputElement>('input[type=file]');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(page.text).toMatch(new RegExp(`${file.name}|pixels|picture`)));
  await page.fixture.whenStable();
}

function dragOf(type: string, file: File): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  return Object.assign(event, { dataTransfer: { types: ['Files'], files: [file] } });
}

describe('the place for a picture', () => {
  beforeEach(() => {
    HTMLImageElement.prototype.decode = () => Promise.resolve();
  });

  it('asks for one', async () => {
    const { page } = await open();
    expect(page.text).toContain('Add your logo');
    expect(page.text).toContain('PNG or JPEG, up to 1 MiB.');
  });

  it('shows and keeps the one that is chosen', async () => {
    const { control, page } = await open();
    await choose(page, pngOf(20, 20));
    expect(control.value).toMatch(/^data:image\/png/);
    expect(control.dirty).toBe(true);
    expect(page.find<HTMLImageElement>('img').src).toBe(control.value);
    expect(await announced()).toBe('Logo added');
  });

  it('takes one that is dropped, and shows that it will', async () => {
    const { control, page } = await open();
    page.element.dispatchEvent(dragOf('dragover', jpegOf(20, 20)));
    await page.fixture.whenStable();
    expect(page.element.classList).toContain('over');

    page.element.dispatchEvent(dragOf('drop', jpegOf(20, 20)));
    await vi.waitFor(() => expect(control.value).toMatch(/^data:image\/jpeg/));
    await page.fixture.whenStable();
    expect(page.element.classList).not.toContain('over');
    expect(page.text).toContain('logo.jpg');
  });

  it('says why a file is refused, and keeps the picture from before', async () => {
    const { control, page } = await open();
    await choose(page, pngOf(20, 20));
    const before = control.value;
    await choose(page, pngOf(9000, 9000));
    expect(page.find('.error').textContent).toContain('9000 × 9000 pixels');
    expect(control.value).toBe(before);
  });

  it('lets go of it again', async () => {
    const { control, page } = await open();
    await choose(page, pngOf(20, 20));
    await page.click(page.button('Remove'));
    expect(control.value).toBeNull();
    expect(page.findAll('img')).toHaveLength(0);
    expect(await announced()).toBe('Logo removed');
  });
});
