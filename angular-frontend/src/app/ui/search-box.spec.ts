import { Page } from '../../testing/page';
import { SearchBox } from './search-box';

describe('a search box', () => {
  let searched: string[];
  let page: Page<SearchBox>;

  beforeEach(async () => {
    page = await Page.of(SearchBox, { label: 'Search items', value: '' });
    searched = [];
    page.fixture.componentInstance.searched.subscribe((text) => searched.push(text));
    vi.useFakeTimers();
  });

  afterEach(() => vi.useRealTimers());

  function type(text: string): void {
    const box = page.find<HTMLInputElement>('input');
    box.value = text;
    box.dispatchEvent(new Event('input'));
  }

  it('waits until the person pauses', () => {
    type('t');
    vi.advanceTimersByTime(100);
    type('te');
    vi.advanceTimersByTime(100);
    type(' tea  leaves ');
    expect(searched).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(searched).toEqual(['tea leaves']);
  });

  it('searches at once on Enter, and once', () => {
    type('tea');
    page.find('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    vi.advanceTimersByTime(1000);
    expect(searched).toEqual(['tea']);
  });

  it('does not search for what it shows already', () => {
    page.fixture.componentRef.setInput('value', 'tea');
    page.fixture.detectChanges();
    type('tea ');
    vi.advanceTimersByTime(1000);
    expect(searched).toEqual([]);
  });

  it('is cleared by its button and by Escape, and keeps the focus', () => {
    page.fixture.componentRef.setInput('value', 'tea');
    page.fixture.detectChanges();
    page.button('Clear the search').click();
    expect(searched).toEqual(['']);
    expect(document.activeElement).toBe(page.find('input'));
  });
});
