import { Token } from '../api/types';
import { BadgeTone } from '../ui/badge';
import { IconName } from '../ui/icon';

/** Whether a token still works. */
export interface TokenState {
  readonly word: string;
  readonly tone: BadgeTone;
  readonly icon: IconName;
  readonly works: boolean;
}

export function tokenState({ revokedAt, expiresAt }: Token, now = new Date()): TokenState {
  if (revokedAt) {
    return { word: 'Revoked', tone: 'quiet', icon: 'close', works: false };
  }
  return expiresAt && new Date(expiresAt) <= now
    ? { word: 'Expired', tone: 'quiet', icon: 'clock', works: false }
    : { word: 'Works', tone: 'good', icon: 'check', works: true };
}

/** Those that work first, the latest made first among each. */
export function inOrder(tokens: readonly Token[], now = new Date()): Token[] {
  return [...tokens].sort(
    (one, other) =>
      Number(tokenState(other, now).works) - Number(tokenState(one, now).works) ||
      other.createdAt.localeCompare(one.createdAt),
  );
}
