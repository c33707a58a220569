import { TestBed } from '@angular/core/testing';
import { FakeBackend, json, refuse, signedIn } from '../../testing/fake-backend';
import { Backend } from '../api/backend';
import '../../testing/dialogs';
import { Session } from './session';

/** The dialog with all of its fields: those that depend on who is signed in come after its frame. */
async function dialog(): Promise<HTMLDialogElement> {
  return vi.waitFor(
    () => {
      const found = document.querySelector('dialog');
      expect(found?.querySelector('.who, [type="email"]')).toBeTruthy();
      return found as HTMLDialogElement;
    },
    { timeout: 4_000 },
  );
}

async function enterPassword(text: string): Promise<void> {
  const input = (await dialog()).querySelector<HTMLInputElement>('[type="password"]');
  if (!input) {
    throw new Error('There is no field for the password');
  }
  input.value = text;
  input.dispatchEvent(new Event('input'));
  document.querySelector('dialog form')?.dispatchEvent(new Event('submit', { cancelable: true }));
}

describe('a session that ends under the hands', () => {
  let fake: FakeBackend;

  beforeEach(async () => {
    localStorage.clear();
    fake = new FakeBackend()
      .on('POST /api/session', json(signedIn()))
      .on('POST /api/items', refuse(401, 'session-expired'), json({ id: '1' }));
    await TestBed.inject(Session).signIn({ email: 'mira@example.com', password: 'x' });
  });

  afterEach(() => vi.restoreAllMocks());

  it('is gone on with by the same person, over the page', async () => {
    const made = TestBed.inject(Backend).post('/api/items', { name: 'Tea' });
    expect((await dialog()).textContent).toContain('mira@example.com');
    expect((await dialog()).querySelector('[type="email"]')).toBeNull();
    await enterPassword('four words in a row');

    expect(await made).toEqual({ id: '1' });
    expect(fake.last('POST /api/session').body).toEqual({
      email: 'mira@example.com',
      password: 'four words in a row',
    });
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('is asked for once by calls that end together', async () => {
    fake.on('GET /api/users', refuse(401, 'session-expired'), json({ data: [] }));
    const backend = TestBed.inject(Backend);
    const calls = Promise.all([backend.post('/api/items', {}), backend.get('/api/users')]);
    await dialog();
    expect(document.querySelectorAll('dialog')).toHaveLength(1);
    await enterPassword('four words in a row');
    await expect(calls).resolves.toEqual([{ id: '1' }, { data: [] }]);
  });

  it('stays ended when the password is wrong, and says so at the field', async () => {
    const made = TestBed.inject(Backend).post('/api/items', {});
    fake.on('POST /api/session', refuse(401, 'credentials-wrong'), json(signedIn()));
    await enterPassword('five words');
    await vi.waitFor(() =>
      expect(document.querySelector('dialog')?.textContent).toContain(
        'This password is not right.',
      ),
    );
    await enterPassword('four words in a row');
    await expect(made).resolves.toEqual({ id: '1' });
  });

  it('fails the call when the person does not sign in now', async () => {
    const made = TestBed.inject(Backend).post('/api/items', {});
    const failed = expect(made).rejects.toMatchObject({
      failure: { problem: { code: 'session-expired' } },
    });
    [...(await dialog()).querySelectorAll('button')]
      .find((button) => button.textContent?.includes('Not now'))
      ?.click();
    await failed;
    expect(document.querySelector('dialog')).toBeNull();
  });
});
