import { inject, Injectable } from '@angular/core';
import { Backend } from './backend';
import { NewToken, NewTokenSecret, Token } from './types';

/** `/api/tokens`: credentials of the person's own, for programs. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Tokens {
  private readonly backend = inject(Backend);

  async list(): Promise<Token[]> {
    return (await this.backend.get<{ data: Token[] }>('/api/tokens')).data;
  }

  /** The answer alone holds the secret. */
  create(token: NewToken, idempotencyKey: string): Promise<NewTokenSecret> {
    return this.backend.post('/api/tokens', token, { idempotencyKey });
  }

  revoke(id: string): Promise<void> {
    return this.backend.delete(`/api/tokens/${id}`);
  }
}
