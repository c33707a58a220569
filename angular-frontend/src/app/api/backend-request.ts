export interface RequestOptions {
  /** Ends the call, for a person who has left the page. */
  readonly signal?: AbortSignal;
  /** The version that a change is based on. */
  readonly ifMatch?: string;
  /**
   * The same key and body make a thing only once, however often they are sent. A form keeps one for as long as it
   * tries to send the same thing: `Backend.newKey`.
   */
  readonly idempotencyKey?: string;
  /** The media type wanted, where the API has several. */
  readonly accept?: string;
}

/** A request that carries the session; `X-Requested-With` shows that no foreign page's form sends it. */
export function requestOf(
  method: string,
  body?: unknown,
  { signal, ifMatch, idempotencyKey, accept }: RequestOptions = {},
): RequestInit {
  const isFile = body instanceof Blob;
  const type = isFile ? body.type : 'application/json';
  return {
    method,
    credentials: 'include',
    headers: {
      'X-Requested-With': 'quittance',
      ...(accept && { Accept: accept }),
      ...(body !== undefined && { 'Content-Type': type }),
      ...(ifMatch && { 'If-Match': ifMatch }),
      ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
    },
    ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  };
}
