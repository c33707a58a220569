import type { FieldError, SignedIn } from '../app/api/types';

/** A call that was made. */
export interface Asked {
  /** Method and path: `GET /api/items`. */
  readonly what: string;
  readonly query: Record<string, string>;
  readonly headers: Headers;
  /** Parsed if it is JSON, or else as it was sent. */
  readonly body: unknown;
  readonly credentials: RequestCredentials | undefined;
}

type Reply = (asked: Asked) => Response | Promise<Response>;

/** What answers at the end of `fetch`: as a test says, and it keeps what it was asked. Put away by `vi.restoreAllMocks()`. */
export class FakeBackend {
  readonly asked: Asked[] = [];
  private readonly replies = new Map<string, Reply[]>();

  constructor() {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, request) => {
      const asked = askedBy(String(input), request);
      this.asked.push(asked);
      const replies = this.replies.get(asked.what) ?? [() => problem(404, 'not-found')];
      const [reply] = replies;
      if (replies.length > 1) {
        replies.shift();
      }
      const response = await reply?.(asked);
      request?.signal?.throwIfAborted();
      return response as Response;
    });
  }

  /** Answers in turn; the last again and again. */
  on(what: string, ...replies: Reply[]): this {
    this.replies.set(what, replies);
    return this;
  }

  /** The calls of that method and path. */
  calls(what: string): Asked[] {
    return this.asked.filter((asked) => asked.what === what);
  }

  last(what: string): Asked {
    const asked = this.calls(what).at(-1);
    if (!asked) {
      throw new Error(`Nobody asked ${what}, only ${this.asked.map((it) => it.what).join(', ')}`);
    }
    return asked;
  }
}

function askedBy(address: string, request: RequestInit = {}): Asked {
  const url = new URL(address, document.baseURI);
  const { body } = request;
  return {
    what: `${request.method ?? 'GET'} ${url.pathname}`,
    query: Object.fromEntries(url.searchParams),
    headers: new Headers(request.headers),
    body: typeof body === 'string' ? JSON.parse(body) : body,
    credentials: request.credentials,
  };
}

/** An answer with a body and, if it has one, a version. */
export function json(body: unknown, etag?: string, status = 200): Reply {
  return () => Response.json(body, { status, headers: etag ? { ETag: etag } : {} });
}

export function nothing(): Reply {
  return () => new Response(null, { status: 204 });
}

export function refuse(
  status: number,
  code: string,
  extra: { detail?: string; errors?: FieldError[] } = {},
): Reply {
  return () => problem(status, code, extra);
}

export function unreachable(): Reply {
  return () => Promise.reject(new TypeError('Failed to fetch'));
}

function problem(status: number, code: string, extra: object = {}): Response {
  const requestId = '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f';
  const body = { type: 'about:blank', title: 'Refused', status, code, requestId, ...extra };
  return Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
}

/** Somebody who is signed in. */
export function signedIn(role: SignedIn['role'] = 'manager'): SignedIn {
  const user = {
    id: '019aa000-0000-7000-8000-000000000001',
    email: 'mira@example.com',
    name: 'Mira Kovač',
    role,
    disabled: false,
    createdAt: '2026-01-01T00:00:00Z',
  };
  return { user, role, signedInBy: 'session' };
}
