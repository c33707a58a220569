import { TestBed } from '@angular/core/testing';
import {
  FakeBackend,
  json,
  nothing,
  refuse,
  signedIn,
  unreachable,
} from '../../testing/fake-backend';
import { Session } from './session';

const credentials = { email: 'mira@example.com', password: 'four words in a row' };

describe('the session', () => {
  let fake: FakeBackend;

  beforeEach(() => {
    localStorage.clear();
    fake = new FakeBackend();
  });

  afterEach(() => vi.restoreAllMocks());

  it('asks nothing about a visitor who never signed in', async () => {
    const session = TestBed.inject(Session);
    await Promise.resolve();
    expect(fake.asked).toEqual([]);
    expect(session.user()).toBeUndefined();
  });

  it('looks who it is when somebody signed in here before', async () => {
    fake
      .on('POST /api/session', json(signedIn()))
      .on('GET /api/session', json(signedIn('cashier')));
    await TestBed.inject(Session).signIn(credentials);
    TestBed.resetTestingModule();

    const session = TestBed.inject(Session);
    await session.known();
    expect(session.user()?.name).toBe('Mira Kovač');
    expect(session.may('cashier')).toBe(true);
    expect(session.may('manager')).toBe(false);
    expect(fake.calls('GET /api/session')).toHaveLength(1);
  });

  it('forgets on the device that somebody was here when they sign out', async () => {
    fake.on('POST /api/session', json(signedIn())).on('DELETE /api/session', nothing());
    const session = TestBed.inject(Session);
    await session.signIn(credentials);
    await session.signOut();
    expect(session.user()).toBeUndefined();
    expect(localStorage).toHaveLength(0);
  });

  it('is over for whoever signs out of one that has ended', async () => {
    fake
      .on('POST /api/session', json(signedIn()))
      .on('DELETE /api/session', refuse(401, 'session-expired'));
    const session = TestBed.inject(Session);
    await session.signIn(credentials);
    await session.signOut();
    expect(session.user()).toBeUndefined();
  });

  it('stays when the server did not hear that it should end', async () => {
    fake.on('POST /api/session', json(signedIn())).on('DELETE /api/session', unreachable());
    const session = TestBed.inject(Session);
    await session.signIn(credentials);
    await expect(session.signOut()).rejects.toThrow();
    expect(session.user()).toBeDefined();
  });

  it('says why nobody knows who it is, and asks again', async () => {
    fake.on('GET /api/session', refuse(503, 'database-unavailable'), json(signedIn()));
    const session = TestBed.inject(Session);
    await session.known();
    expect(session.failure()).toMatchObject({ problem: { code: 'database-unavailable' } });
    await session.known();
    expect(session.failure()).toBeUndefined();
    expect(session.may('manager')).toBe(true);
  });
});
