import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeBackend, json, refuse, signedIn } from '../../testing/fake-backend';
import { roleGuard } from './role-guard';

@Component({ selector: 'q-users-page', template: 'users' })
class Users {}

@Component({ selector: 'q-sign-in-page', template: 'sign in' })
class SignInPage {}

@Component({ selector: 'q-not-allowed-page', template: 'not allowed' })
class NotAllowedPage {}

describe('the guard of a page', () => {
  let fake: FakeBackend;
  let loaded: number;

  beforeEach(() => {
    localStorage.clear();
    fake = new FakeBackend();
    loaded = 0;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          {
            path: 'users',
            canMatch: [roleGuard('admin')],
            loadComponent: () => {
              loaded++;
              return Users;
            },
          },
          { path: 'sign-in', component: SignInPage },
          { path: 'not-allowed', component: NotAllowedPage },
        ]),
      ],
    });
  });

  afterEach(() => vi.restoreAllMocks());

  async function open(): Promise<string> {
    const harness = await RouterTestingHarness.create('/users?search=ada');
    return harness.fixture.nativeElement.textContent ?? '';
  }

  it('lets in who may', async () => {
    fake.on('GET /api/session', json(signedIn('admin')));
    expect(await open()).toContain('users');
  });

  it('has others sign in first, and remembers where they wanted to go', async () => {
    fake.on('GET /api/session', refuse(401, 'sign-in-required'));
    expect(await open()).toContain('sign in');
    const { queryParams } = TestBed.inject(Router).parseUrl(TestBed.inject(Router).url);
    expect(queryParams).toEqual({ next: '/users?search=ada' });
    expect(loaded).toBe(0);
  });

  it('tells a lower role that the page is not for it, and loads none of it', async () => {
    fake.on('GET /api/session', json(signedIn('manager')));
    expect(await open()).toContain('not allowed');
    expect(TestBed.inject(Location).path()).not.toBe('/not-allowed');
    expect(loaded).toBe(0);
  });
});
