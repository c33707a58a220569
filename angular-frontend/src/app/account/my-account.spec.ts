import { FakeBackend, json, nothing, refuse } from '../../testing/fake-backend';
import { Page } from '../../testing/page';
import { browserName } from './browser-name';
import { ChangePassword } from './change-password';
import { MySessions } from './my-sessions';

describe('my password', () => {
  let fake: FakeBackend;
  let page: Page<ChangePassword>;

  beforeEach(async () => {
    fake = new FakeBackend().on('PUT /api/session/password', nothing());
    page = await Page.of(ChangePassword);
  });

  afterEach(() => vi.restoreAllMocks());

  async function change(now: string, next: string): Promise<void> {
    await page.type(page.field('Password now'), now);
    await page.type(page.field('New password'), next);
    await page.click(page.button('Change password'));
  }

  it('is changed, and leaves the page', async () => {
    await change('four words in a row', 'five words in a row');
    await vi.waitFor(() => expect(page.field('New password').value).toBe(''));
    expect(fake.last('PUT /api/session/password').body).toEqual({
      currentPassword: 'four words in a row',
      newPassword: 'five words in a row',
      revokeTokens: true,
    });
  });

  it('lets API tokens stay where that is wanted', async () => {
    const box = page.find<HTMLInputElement>('input[type=checkbox]');
    expect(box.checked).toBe(true);
    await page.click(box);
    await change('four words in a row', 'five words in a row');
    await vi.waitFor(() => expect(page.field('New password').value).toBe(''));
    expect(fake.last('PUT /api/session/password').body).toMatchObject({ revokeTokens: false });
    expect(box.checked).toBe(true);
  });

  it.each([
    ['password-wrong', 'Password now', 'This is not your password now.'],
    ['password-too-common', 'New password', 'among those everybody tries'],
  ])('says at the field why it stays: %s', async (code, label, sentence) => {
    fake.on('PUT /api/session/password', refuse(422, code));
    await change('four words in a row', 'five words in a row');
    await vi.waitFor(() => expect(page.messageOf(page.field(label))).toContain(sentence));
  });

  it('is not sent when it is too short', async () => {
    await change('four words in a row', 'short');
    expect(page.messageOf(page.field('New password'))).toContain('these are 5');
    expect(fake.asked).toEqual([]);
  });
});

describe('my sessions', () => {
  const session = (id: string, current: boolean) => ({
    id,
    createdAt: '2026-11-20T10:00:00Z',
    lastUsedAt: '2026-11-21T10:00:00Z',
    expiresAt: '2026-12-20T10:00:00Z',
    clientAddress: '192.0.2.1',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    current,
  });

  afterEach(() => vi.restoreAllMocks());

  it('are listed, and any but this one can be ended', async () => {
    const fake = new FakeBackend()
      .on('GET /api/sessions', json({ data: [session('1', true), session('2', false)] }))
      .on('DELETE /api/sessions/2', nothing());
    const page = await Page.of(MySessions);
    await vi.waitFor(() => expect(page.findAll('li')).toHaveLength(2));
    expect(page.findAll('button')).toHaveLength(1);
    await page.click(page.button('End the session of Firefox on Linux'));
    await vi.waitFor(() => expect(page.findAll('li')).toHaveLength(1));
    expect(fake.calls('DELETE /api/sessions/2')).toHaveLength(1);
  });

  it('say why they cannot be shown', async () => {
    new FakeBackend().on('GET /api/sessions', refuse(503, 'database-unavailable'));
    const page = await Page.of(MySessions);
    await vi.waitFor(() => expect(page.text).toContain('cannot reach its data'));
  });
});

describe('the name of a browser', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
    ['Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/19 Safari/605', 'Safari on macOS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) CriOS/140 Safari/604',
      'Chrome on iOS',
    ],
    ['curl/8.10', 'curl/8.10'],
    ['', 'Unknown browser'],
  ])('is made of %j', (userAgent, name) => expect(browserName(userAgent)).toBe(name));
});
