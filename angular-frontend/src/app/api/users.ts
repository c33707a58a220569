import { inject, Injectable } from '@angular/core';
import { Backend } from './backend';
import { Answer } from './call';
import {
  Invitation,
  InvitationLink,
  NewInvitation,
  NewUser,
  Page,
  User,
  UserChange,
} from './types';

/** What narrows the list of users. */
export interface UserQuery {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly search?: string;
}

/** `/api/users` and `/api/invitations`: who may sign in. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Users {
  private readonly backend = inject(Backend);

  list(query: UserQuery, signal?: AbortSignal): Promise<Page<User>> {
    return this.backend.get('/api/users', { query: { ...query }, ...(signal && { signal }) });
  }

  read(id: string): Promise<Answer<User>> {
    return this.backend.read(`/api/users/${id}`);
  }

  create(user: NewUser, idempotencyKey: string): Promise<User> {
    return this.backend.post('/api/users', user, { idempotencyKey });
  }

  /** @param etag the version that was read before the change. */
  update(id: string, user: UserChange, etag: string): Promise<Answer<User>> {
    return this.backend.change(`/api/users/${id}`, user, { ifMatch: etag });
  }

  /** @param etag the version that the person saw. */
  remove(id: string, etag: string): Promise<void> {
    return this.backend.delete(`/api/users/${id}`, { ifMatch: etag });
  }

  /** Those that are still good. */
  async invitations(): Promise<Invitation[]> {
    return (await this.backend.get<{ data: Invitation[] }>('/api/invitations')).data;
  }

  /** The answer alone holds the secret. */
  invite(invitation: NewInvitation, idempotencyKey: string): Promise<InvitationLink> {
    return this.backend.post('/api/invitations', invitation, { idempotencyKey });
  }

  revoke(invitationId: string): Promise<void> {
    return this.backend.delete(`/api/invitations/${invitationId}`);
  }
}
