import { Token } from '../api/types';
import { inOrder, tokenState } from './token-state';

const now = new Date('2026-11-21T12:00:00Z');

function token(id: string, change: Partial<Token> = {}): Token {
  return { id, name: id, role: 'cashier', createdAt: '2026-11-01T00:00:00Z', ...change };
}

describe('the state of an API token', () => {
  it.each([
    [{}, 'Works'],
    [{ expiresAt: '2026-11-22T00:00:00Z' }, 'Works'],
    [{ expiresAt: '2026-11-21T12:00:00Z' }, 'Expired'],
    [{ revokedAt: '2026-11-20T00:00:00Z', expiresAt: '2026-11-22T00:00:00Z' }, 'Revoked'],
  ])('%j: %s', (change, word) => {
    expect(tokenState(token('t', change), now).word).toBe(word);
  });

  it('puts those that work first, then the latest', () => {
    const tokens = [
      token('revoked', { revokedAt: '2026-11-20T00:00:00Z', createdAt: '2026-11-19T00:00:00Z' }),
      token('old'),
      token('new', { createdAt: '2026-11-10T00:00:00Z' }),
    ];
    expect(inOrder(tokens, now).map(({ id }) => id)).toEqual(['new', 'old', 'revoked']);
  });
});
