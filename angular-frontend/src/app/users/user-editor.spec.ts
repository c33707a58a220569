import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import '../../testing/dialogs';
import { FakeBackend, json, nothing, refuse } from '../../testing/fake-backend';
import { Page } from '../../testing/page';
import { User } from '../api/types';
import { UserEditor } from './user-editor';

const path = '/api/users/u2';
const jonas: User = {
  id: 'u2',
  email: 'jonas@shop.example',
  name: 'Jonas',
  role: 'admin',
  disabled: false,
  createdAt: '2026-11-20T10:00:00Z',
};

describe('the editor of a user', () => {
  let backend: FakeBackend;
  let page: Page<UserEditor>;

  beforeEach(async () => {
    backend = new FakeBackend().on(`GET ${path}`, json(jonas, '"3"'));
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    page = await Page.of(UserEditor, { userId: 'u2' });
    await vi.waitFor(() => expect(page.field('Name').value).toBe('Jonas'));
  });

  afterEach(() => {
    page.fixture.destroy();
    vi.restoreAllMocks();
  });

  async function settled(text: string): Promise<void> {
    await vi.waitFor(() => expect(page.text).toContain(text));
  }

  it('is loaded once', async () => {
    await page.fixture.whenStable();
    expect(backend.calls(`GET ${path}`).length).toBe(1);
  });

  it('saves what is typed, based on the version that was read', async () => {
    backend.on(`PUT ${path}`, json({ ...jonas, name: 'Jonas W' }, '"4"'));
    await page.type(page.field('Name'), 'Jonas W');
    await page.click(page.button('Save'));
    await vi.waitFor(() => expect(page.find('h1').textContent).toBe('Jonas W'));
    const { headers, body } = backend.last(`PUT ${path}`);
    expect(headers.get('If-Match')).toBe('"3"');
    expect(body).toEqual({
      name: 'Jonas W',
      email: 'jonas@shop.example',
      role: 'admin',
      disabled: false,
    });
  });

  it('keeps what was typed when somebody else saved, and saves over it only if told to', async () => {
    backend
      .on(`PUT ${path}`, refuse(412, 'changed-meanwhile'), json({ ...jonas, name: 'Mine' }, '"8"'))
      .on(`GET ${path}`, json({ ...jonas, name: 'Theirs' }, '"7"'));
    await page.type(page.field('Name'), 'Mine');
    await page.click(page.button('Save'));
    await settled('Somebody saved this after you opened it');
    expect(page.field('Name').value).toBe('Mine');

    await page.click(page.button('Save mine over it'));
    await vi.waitFor(() => expect(backend.calls(`PUT ${path}`).length).toBe(2));
    expect(backend.last(`PUT ${path}`).headers.get('If-Match')).toBe('"7"');
    expect(backend.last(`PUT ${path}`).body).toMatchObject({ name: 'Mine' });
  });

  it('shows what somebody else saved, if told to', async () => {
    backend
      .on(`PUT ${path}`, refuse(412, 'changed-meanwhile'))
      .on(`GET ${path}`, json({ ...jonas, name: 'Theirs' }, '"7"'));
    await page.type(page.field('Name'), 'Mine');
    await page.click(page.button('Save'));
    await settled('Somebody saved this after you opened it');
    await page.click(page.button('Show what they saved'));
    await vi.waitFor(() => expect(page.field('Name').value).toBe('Theirs'));
    expect(page.text).not.toContain('Somebody saved this');
  });

  it('explains why the last admin stays', async () => {
    backend.on(`DELETE ${path}`, refuse(409, 'last-admin'));
    await page.click(page.button('Remove…'));
    await page.click(page.findAll<HTMLButtonElement>('dialog button').at(-1) ?? page.element);
    await settled('Jonas is the only admin left');
    expect(page.text).toContain('nothing was changed');
  });

  it('disables only after asking, and enables again', async () => {
    backend.on(
      `PUT ${path}`,
      json({ ...jonas, disabled: true }, '"4"'),
      json({ ...jonas, disabled: false }, '"5"'),
    );
    await page.click(page.button('Disable…'));
    expect(backend.calls(`PUT ${path}`)).toEqual([]);
    await page.click(page.findAll<HTMLButtonElement>('dialog button').at(-1) ?? page.element);
    await settled('Cannot sign in');
    expect(backend.last(`PUT ${path}`).body).toMatchObject({ disabled: true });
    await page.click(page.button('Enable'));
    await settled('For somebody who is away');
    expect(backend.last(`PUT ${path}`).headers.get('If-Match')).toBe('"4"');
  });

  it('puts an address that is taken at its field', async () => {
    backend.on(`PUT ${path}`, refuse(409, 'email-taken'));
    await page.type(page.field('Email'), 'mira@shop.example');
    await page.click(page.button('Save'));
    await vi.waitFor(() =>
      expect(page.messageOf(page.field('Email'))).toContain('Another user has this address'),
    );
  });

  it('removes nobody whom one decides to keep', async () => {
    backend.on(`DELETE ${path}`, nothing());
    await page.click(page.button('Remove…'));
    await page.click(page.button('Keep'));
    expect(backend.calls(`DELETE ${path}`)).toEqual([]);
  });

  it('shows what somebody changed meanwhile instead of removing that', async () => {
    backend
      .on(`DELETE ${path}`, refuse(412, 'changed-meanwhile'))
      .on(`GET ${path}`, json({ ...jonas, name: 'Jonas W' }, '"4"'));
    await page.click(page.button('Remove…'));
    await page.click(page.findAll<HTMLButtonElement>('dialog button').at(-1) ?? page.element);
    await settled('Somebody changed this meanwhile.');
    await vi.waitFor(() => expect(page.field('Name').value).toBe('Jonas W'));
    expect(backend.last(`DELETE ${path}`).headers.get('If-Match')).toBe('"3"');
  });
});
