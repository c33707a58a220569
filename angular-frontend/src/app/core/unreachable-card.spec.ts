import { Page } from '../../testing/page';
import { UnreachableCard } from './unreachable-card';

describe('the card for an API that does not answer', () => {
  it('names the address and leads to its ping', async () => {
    const page = await Page.of(UnreachableCard);
    expect(page.text).toContain(`Nothing was heard from ${location.origin}`);
    expect(page.find<HTMLAnchorElement>('a').href).toBe(`${location.origin}/ping`);
    expect(page.element.getAttribute('role')).toBe('alert');
  });

  it('tries again when asked, and tells when the person is back', async () => {
    const page = await Page.of(UnreachableCard);
    const heard: string[] = [];
    page.fixture.componentInstance.retry.subscribe(() => heard.push('retry'));
    page.fixture.componentInstance.returned.subscribe(() => heard.push('returned'));

    await page.click(page.button('Try again'));
    window.dispatchEvent(new Event('focus'));
    expect(heard).toEqual(['retry', 'returned']);
  });
});
