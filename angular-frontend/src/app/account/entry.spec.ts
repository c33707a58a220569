import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Component } from '@angular/core';
import { FakeBackend, json, refuse, signedIn, unreachable } from '../../testing/fake-backend';
import { Session } from '../core/session';
import { pageAfter } from './page-after';
import { Register } from './register';
import { SignIn } from './sign-in';

@Component({ selector: 'q-elsewhere', template: 'elsewhere' })
class Elsewhere {}

const secret = 'a'.repeat(40);

describe('coming in', () => {
  let fake: FakeBackend;
  let harness: RouterTestingHarness;

  beforeEach(() => {
    localStorage.clear();
    fake = new FakeBackend();
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'sign-in', component: SignIn },
            { path: 'register', component: Register },
            { path: 'items', component: Elsewhere },
            { path: 'users', component: Elsewhere },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
  });

  afterEach(() => vi.restoreAllMocks());

  async function open(path: string): Promise<void> {
    harness = await RouterTestingHarness.create(path);
    document.body.append(harness.fixture.nativeElement);
    await harness.fixture.whenStable();
  }

  const url = () => TestBed.inject(Router).url;
  const text = () => (harness.fixture.nativeElement.textContent as string).replace(/\s+/g, ' ');

  function field(label: string): HTMLInputElement {
    const found = [...document.querySelectorAll('label')].find(
      (it) => it.textContent?.trim() === label,
    );
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement;
  }

  async function fill(texts: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(texts)) {
      field(label).value = value;
      field(label).dispatchEvent(new Event('input'));
    }
    document.querySelector<HTMLElement>('form button[type=submit]')?.click();
    await harness.fixture.whenStable();
  }

  describe('by signing in', () => {
    const right = { Email: ' mira@example.com ', Password: 'four words in a row' };

    it('leads to where the person wanted to go', async () => {
      fake.on('POST /api/session', json(signedIn()));
      await open('/sign-in?next=%2Fusers%3Fsearch%3Dada');
      await fill(right);
      await vi.waitFor(() => expect(url()).toBe('/users?search=ada'));
      expect(fake.last('POST /api/session').body).toEqual({
        email: 'mira@example.com',
        password: 'four words in a row',
      });
    });

    it('does not say which of the two is wrong, and keeps both', async () => {
      fake.on('POST /api/session', refuse(401, 'credentials-wrong'));
      await open('/sign-in');
      await fill(right);
      await vi.waitFor(() => expect(text()).toContain('Email or password is not right.'));
      expect(field('Password').value).toBe('four words in a row');
      expect(document.activeElement).toBe(field('Password'));
    });

    it('says what to do after too many wrong passwords', async () => {
      fake.on('POST /api/session', refuse(429, 'too-many-attempts'));
      await open('/sign-in');
      await fill(right);
      await vi.waitFor(() => expect(text()).toContain('Wait a few minutes'));
    });

    it('asks for both before anything is sent', async () => {
      await open('/sign-in');
      await fill({});
      expect(text()).toContain('Enter your email address.');
      expect(text()).toContain('Enter your password.');
      expect(fake.calls('POST /api/session')).toEqual([]);
    });

    it('is over at once for whoever is signed in already', async () => {
      fake.on('GET /api/session', json(signedIn()));
      await TestBed.inject(Session).known();
      await open('/sign-in?next=%2Fusers');
      await vi.waitFor(() => expect(url()).toBe('/users'));
    });

    it('says that the server did not tell who is here, and looks again', async () => {
      fake.on('GET /api/session', unreachable(), json(signedIn()));
      await TestBed.inject(Session).known();
      await open('/sign-in');
      expect(text()).toContain('The server does not answer');
      window.dispatchEvent(new Event('focus'));
      await vi.waitFor(() => expect(url()).toBe('/items'));
    });
  });

  it.each([
    ['/users?search=ada', '/users?search=ada'],
    ['https://evil.example', '/items'],
    ['//evil.example', '/items'],
    ['/\\evil.example', '/items'],
    ['/sign-in?next=%2Fitems', '/items'],
    [undefined, '/items'],
  ])('leads after %s to %s', (next, page) => expect(pageAfter(next)).toBe(page));

  describe('by registering', () => {
    const who = { Name: 'Mira Kovač', Password: 'four words in a row' };

    it('makes the first one the admin', async () => {
      fake
        .on('POST /api/registration/offer', json({ mode: 'setup', role: 'admin' }))
        .on('POST /api/registration', json(signedIn('admin'), undefined, 201));
      await open(`/register#invitation=${secret}`);
      await vi.waitFor(() => expect(text()).toContain('Set up your shop'));
      expect(fake.last('POST /api/registration/offer').body).toEqual({ invitation: secret });
      await fill({ ...who, Email: 'Mira@example.com' });
      await vi.waitFor(() => expect(url()).toBe('/items'));
      expect(fake.last('POST /api/registration').body).toEqual({
        name: 'Mira Kovač',
        email: 'Mira@example.com',
        password: 'four words in a row',
        invitation: secret,
      });
      expect(TestBed.inject(Session).may('admin')).toBe(true);
    });

    it('is for the address that was invited', async () => {
      const offer = { mode: 'invitation', email: 'ada@example.com', role: 'cashier' };
      fake.on('POST /api/registration/offer', json(offer));
      await open(`/register#invitation=${secret}`);
      await vi.waitFor(() => expect(text()).toContain('You were invited as cashier.'));
      expect(field('Email').value).toBe('ada@example.com');
      expect(field('Email').readOnly).toBe(true);
    });

    it('sends no secret in an address', async () => {
      fake.on('POST /api/registration/offer', json({ mode: 'setup', role: 'admin' }));
      await open(`/register#invitation=${secret}`);
      await vi.waitFor(() => expect(text()).toContain('Set up your shop'));
      const addresses = fake.asked.map(({ what, query }) => [what, query]);
      expect(JSON.stringify(addresses)).not.toContain(secret);
    });

    it('takes no invitation from a query, which servers log', async () => {
      fake.on('GET /api/registration', json({ mode: 'closed' }));
      await open(`/register?invitation=${secret}`);
      await vi.waitFor(() => expect(text()).toContain('Registration is closed'));
    });

    it('is closed where nobody may without an invitation', async () => {
      fake.on('GET /api/registration', json({ mode: 'closed' }));
      await open('/register');
      await vi.waitFor(() => expect(text()).toContain('Registration is closed'));
      expect(document.querySelector('form')).toBeNull();
    });

    it('says what to do with a link that is of no use any more', async () => {
      fake.on('POST /api/registration/offer', refuse(404, 'invitation-unknown'));
      await open(`/register#invitation=${secret}`);
      await vi.waitFor(() => expect(text()).toContain('This link is of no use any more'));
    });

    it('says at the field what the server refuses', async () => {
      fake
        .on('GET /api/registration', json({ mode: 'open' }))
        .on(
          'POST /api/registration',
          refuse(422, 'password-too-common'),
          refuse(409, 'email-taken'),
        );
      await open('/register');
      await vi.waitFor(() => expect(text()).toContain('You become a cashier.'));
      await fill({ ...who, Email: 'mira@example.com' });
      await vi.waitFor(() => expect(text()).toContain('among those everybody tries'));
      await vi.waitFor(() => expect(document.activeElement).toBe(field('Password')));
      await fill({ Password: 'another four words' });
      await vi.waitFor(() => expect(text()).toContain('is registered already'));
    });
  });
});
