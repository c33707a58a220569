import { computed, inject, Injectable, signal } from '@angular/core';
import { SessionCalls } from '../api/session';
import { Credentials, Registration, Role, SignedIn } from '../api/types';
import { ApiError, Failure } from './failure';
import { mayDo } from './role';

/** Tells only that somebody signed in here once, not who: whoever never did makes no call for it. */
const hintKey = 'quittance-signed-in';

/** Who is signed in on this device. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly calls = inject(SessionCalls);

  private readonly who = signal<SignedIn | undefined>(undefined);
  private looking?: Promise<void>;

  readonly user = computed(() => this.who()?.user);
  readonly role = computed(() => this.who()?.role);
  /** Why nobody knows who is signed in: the server did not say. */
  readonly failure = signal<Failure | undefined>(undefined);

  constructor() {
    if (hinted()) {
      void this.known();
    }
  }

  may(needed: Role): boolean {
    return mayDo(this.role(), needed);
  }

  /** Resolves when it is known whether somebody is signed in, or why that cannot be known. */
  known(): Promise<void> {
    return (this.looking ??= this.look());
  }

  /** @throws ApiError */
  async signIn(credentials: Credentials): Promise<void> {
    this.enter(await this.calls.signIn(credentials));
  }

  /** @throws ApiError */
  async register(registration: Registration): Promise<void> {
    this.enter(await this.calls.register(registration));
  }

  /**
   * A session that has ended already is none to end.
   *
   * @throws ApiError
   */
  async signOut(): Promise<void> {
    try {
      await this.calls.signOut();
    } catch (error) {
      if (!isProblem(error, 401)) {
        throw error;
      }
    }
    this.leave();
  }

  private async look(): Promise<void> {
    try {
      this.enter(await this.calls.current());
    } catch (error) {
      if (isProblem(error, 401)) {
        this.leave();
      } else if (error instanceof ApiError) {
        // Asked again by whoever needs to know next.
        this.looking = undefined;
        this.failure.set(error.failure);
      } else {
        throw error;
      }
    }
  }

  private enter(who: SignedIn): void {
    this.who.set(who);
    this.failure.set(undefined);
    this.looking = Promise.resolve();
    remember(true);
  }

  private leave(): void {
    this.who.set(undefined);
    this.failure.set(undefined);
    this.looking = Promise.resolve();
    remember(false);
  }
}

function isProblem(error: unknown, status: number): boolean {
  return (
    error instanceof ApiError &&
    error.failure.kind === 'problem' &&
    error.failure.problem.status === status
  );
}

function hinted(): boolean {
  try {
    return localStorage.getItem(hintKey) === 'yes';
  } catch {
    return false;
  }
}

function remember(signedIn: boolean): void {
  try {
    if (signedIn) {
      localStorage.setItem(hintKey, 'yes');
    } else {
      localStorage.removeItem(hintKey);
    }
  } catch {
    // Storage is denied: who is signed in is asked when the back office is opened.
  }
}
