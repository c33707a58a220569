import { Page } from '../../testing/page';
import { FakeBackend, json } from '../../testing/fake-backend';
import { Item } from '../api/types';
import { ItemPicker } from './item-picker';

function item(id: string, name: string, quantity: number, sku?: string): Item {
  return {
    id,
    name,
    description: '',
    priceSats: 1200,
    quantity,
    lowStockThreshold: 0,
    archived: false,
    hasPicture: false,
    createdAt: '2026-11-01T10:00:00Z',
    ...(sku && { sku }),
  };
}

const tea = item('tea', 'Tea', 5, 'T-1');
const coffee = item('coffee', 'Coffee', 0, 'T-12');

describe('the picker of items', () => {
  let backend: FakeBackend;
  let page: Page<ItemPicker>;
  let picked: string[];

  beforeEach(async () => {
    backend = new FakeBackend().on(
      'GET /api/items',
      json({ data: [tea, coffee], has_more: false }),
    );
    page = await Page.of(ItemPicker, { unit: 'sats' });
    picked = [];
    page.fixture.componentInstance.picked.subscribe(({ id }) => picked.push(id));
  });

  afterEach(() => {
    page.fixture.destroy();
    vi.restoreAllMocks();
  });

  function box(): HTMLInputElement {
    return page.find<HTMLInputElement>('input');
  }

  async function type(words: string): Promise<void> {
    box().focus();
    box().value = words;
    box().dispatchEvent(new Event('input', { bubbles: true }));
    await page.fixture.whenStable();
  }

  async function find(words: string): Promise<void> {
    await type(words);
    await vi.waitFor(() => expect(page.findAll('[role="option"]').length).toBeGreaterThan(0));
    await page.fixture.whenStable();
  }

  it('finds items by words, says what is left, and begins at the first', async () => {
    await find(' t ');
    expect(backend.last('GET /api/items').query).toEqual({ limit: '8', search: 't' });
    const [first, second] = page.findAll('[role="option"]');
    expect(first?.textContent).toContain('5 left');
    expect(second?.textContent).toContain('Sold out');
    expect(box().getAttribute('aria-expanded')).toBe('true');
    expect(box().getAttribute('aria-activedescendant')).toBe(first?.id);
  });

  it('picks by arrows and Enter, and is ready for the next', async () => {
    await find('t');
    await page.press(box(), 'ArrowDown');
    await page.press(box(), 'Enter');
    expect(picked).toEqual(['coffee']);
    expect(box().value).toBe('');
    expect(document.activeElement).toBe(box());
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });

  it('goes round at both ends', async () => {
    await find('t');
    await page.press(box(), 'ArrowUp');
    expect(box().getAttribute('aria-activedescendant')).toBe('found-1');
    await page.press(box(), 'ArrowDown');
    expect(box().getAttribute('aria-activedescendant')).toBe('found-0');
  });

  it('picks by a press', async () => {
    await find('t');
    await page.click(page.findAll('[role="option"]')[1] ?? page.element);
    expect(picked).toEqual(['coffee']);
  });

  it('closes at Escape and picks nothing', async () => {
    await find('t');
    await page.press(box(), 'Escape');
    await page.press(box(), 'Enter');
    expect(picked).toEqual([]);
  });

  it('takes the very number that a scanner types, before the search is through', async () => {
    await type('t-12');
    await page.press(box(), 'Enter');
    await vi.waitFor(() => expect(picked).toEqual(['coffee']));
  });

  it('does not guess when a fast Enter could mean several', async () => {
    await type('t');
    await page.press(box(), 'Enter');
    await vi.waitFor(() => expect(page.findAll('[role="option"]').length).toBe(2));
    expect(picked).toEqual([]);
  });

  it('says when nothing is found', async () => {
    backend.on('GET /api/items', json({ data: [], has_more: false }));
    await type('zz');
    await vi.waitFor(() => expect(page.text).toContain('No item begins with these words.'));
  });
});
