import { ApiError, Failure } from '../core/failure';
import { Problem } from './types';

/**
 * Calls the API and gives the body of its answer. `fetch` alone does: Angular's HTTP client would add seven
 * kilobytes to the first paint.
 *
 * @throws ApiError if there is no answer or it is a refusal.
 */
export async function call<T>(url: string, request: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, request);
  } catch (cause) {
    throw new ApiError({ kind: 'unreachable' }, { cause });
  }
  const text = await response.text().catch(() => '');
  const body = parsed(text);
  if (!response.ok || body === undefined) {
    throw new ApiError(failureOf(response, body));
  }
  return body as T;
}

function failureOf({ headers, status }: Response, body: unknown): Failure {
  if (isProblem(body)) {
    const retryAfterSeconds = Number(headers.get('Retry-After'));
    return { kind: 'problem', problem: body, ...(retryAfterSeconds > 0 && { retryAfterSeconds }) };
  }
  // A front answers 502 or 504 when its backend does not.
  if (status === 502 || status === 504) {
    return { kind: 'unreachable' };
  }
  const requestId = headers.get('X-Request-Id');
  return { kind: 'unexpected', status, ...(requestId && { requestId }) };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
