import { ApiError } from './failure';

/** The stable code of a refusal; nothing for any other error. */
export function problemCode(error: unknown): string | undefined {
  return error instanceof ApiError && error.failure.kind === 'problem'
    ? error.failure.problem.code
    : undefined;
}
