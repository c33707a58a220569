import { inject, Injectable } from '@angular/core';
import { Backend } from './backend';
import { PasswordChange, SessionEntry } from './types';

/** `/api/session/password` and `/api/sessions`: what people keep in order themselves. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Account {
  private readonly backend = inject(Backend);

  /** All other sessions of the person end; API tokens are revoked unless `revokeTokens` is false. */
  async changePassword(change: PasswordChange): Promise<void> {
    await this.backend.put('/api/session/password', change);
  }

  /** The person's sessions, the latest used first. */
  async sessions(): Promise<readonly SessionEntry[]> {
    const { data } = await this.backend.get<{ data: SessionEntry[] }>('/api/sessions');
    return data;
  }

  endSession(id: string): Promise<void> {
    return this.backend.delete(`/api/sessions/${id}`);
  }
}
