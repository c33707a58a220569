import type { Problem } from '../api/types';

/** Why a call of the API brought no answer that can be used. */
export type Failure =
  /**
   * Nobody answered: a closed port, no network, a certificate the browser does not trust, a front without
   * its backend.
   */
  | { readonly kind: 'unreachable' }
  /** The backend said why, as an RFC 9457 problem. */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retryAfterSeconds?: number }
  /** Somebody answered, but not in our words. */
  | { readonly kind: 'unexpected'; readonly status: number; readonly requestId?: string };

export type AnsweredFailure = Exclude<Failure, { kind: 'unreachable' }>;

/** What a call of the API is rejected with. */
export class ApiError extends Error {
  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(`The API call failed: ${failure.kind}`, options);
  }
}
