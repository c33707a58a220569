import { saveFrom } from './save-file';

describe('saving a file', () => {
  afterEach(() => vi.restoreAllMocks());

  it('leaves nothing on the page', () => {
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    saveFrom('https://example.com/a.pdf', 'a.pdf');
    expect(click).toHaveBeenCalledOnce();
    expect(document.querySelector('a[download="a.pdf"]')).toBeNull();
  });

  it.each(['javascript:alert(1)', 'data:text/html,hi', 'file:///etc/passwd'])(
    'refuses %s',
    (url) => {
      const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
      expect(() => saveFrom(url, 'a.pdf')).toThrow('Not a web address');
      expect(click).not.toHaveBeenCalled();
    },
  );
});
