import { ApiError, Failure } from '../core/failure';
import { Problem } from './types';

/** What the API answered. */
export interface Answer<T> {
  /** Nothing where the answer has no body (204). */
  readonly body: T;
  /** The version of what was read, for a change that is based on it. */
  readonly etag?: string;
}

/**
 * Calls the API and gives the body of its answer. `fetch` alone does: Angular's HTTP client would add seven
 * kilobytes to the first paint.
 *
 * @throws ApiError if there is no answer or it is a refusal.
 */
export async function call<T>(url: string, request: RequestInit): Promise<T> {
  return (await answerTo<T>(url, request)).body;
}

/**
 * Like {@link call}, with what the answer's head says.
 *
 * @throws ApiError
 */
export async function answerTo<T>(url: string, request: RequestInit): Promise<Answer<T>> {
  const response = await responseTo(url, request);
  const text = await response.text().catch(() => '');
  const body = parsed(text);
  if (!response.ok || (body === undefined && response.status !== 204)) {
    throw new ApiError(failureOf(response, body));
  }
  const etag = response.headers.get('ETag');
  return { body: body as T, ...(etag && { etag }) };
}

/**
 * Like {@link call}, for an answer that is a file.
 *
 * @throws ApiError
 */
export async function fileFrom(url: string, request: RequestInit): Promise<Blob> {
  const response = await responseTo(url, request);
  if (!response.ok) {
    throw new ApiError(failureOf(response, parsed(await response.text().catch(() => ''))));
  }
  return response.blob();
}

async function responseTo(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (cause) {
    // Who ended the call needs no card that says the server is away.
    if (request.signal?.aborted) {
      throw cause;
    }
    throw new ApiError({ kind: 'unreachable' }, { cause });
  }
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
