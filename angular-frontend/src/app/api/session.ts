import { inject, Injectable } from '@angular/core';
import { Configuration } from '../core/configuration';
import { requestOf } from './backend-request';
import { call } from './call';
import { Credentials, Registration, RegistrationOffer, SignedIn } from './types';

/**
 * `/api/session` and `/api/registration`: how a person becomes known. These calls never ask anybody to sign in, for they
 * are how one does. Each throws an ApiError.
 */
@Injectable({ providedIn: 'root' })
export class SessionCalls {
  private readonly configuration = inject(Configuration);

  current(): Promise<SignedIn> {
    return this.call('GET', '/api/session');
  }

  signIn(credentials: Credentials): Promise<SignedIn> {
    return this.call('POST', '/api/session', credentials);
  }

  signOut(): Promise<void> {
    return this.call('DELETE', '/api/session');
  }

  /** Who may register, and as what. */
  offer(invitation: string | undefined): Promise<RegistrationOffer> {
    return invitation
      ? this.call('POST', '/api/registration/offer', { invitation })
      : this.call('GET', '/api/registration');
  }

  register(registration: Registration): Promise<SignedIn> {
    return this.call('POST', '/api/registration', registration);
  }

  private call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return call(this.configuration.url(path), requestOf(method, body));
  }
}
