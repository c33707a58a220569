import { ApiError, Failure } from '../core/failure';
import { call } from './call';

const requestId = '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f';

function answerWith(body: string, init: ResponseInit = {}): void {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body, init));
}

async function failureOfCall(): Promise<Failure> {
  const error: unknown = await call('/api', {}).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  return (error as ApiError).failure;
}

describe('a call of the API', () => {
  afterEach(() => vi.restoreAllMocks());

  it('gives the body of the answer', async () => {
    answerWith('{"message":"pong"}');
    expect(await call('/ping', {})).toEqual({ message: 'pong' });
  });

  it('finds nobody when the browser gets no answer', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await failureOfCall()).toEqual({ kind: 'unreachable' });
  });

  it.each([502, 504])('finds nobody behind a front that answers %i', async (status) => {
    answerWith('<h1>Bad gateway</h1>', { status });
    expect(await failureOfCall()).toEqual({ kind: 'unreachable' });
  });

  it('passes the problem on, with the time to wait', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Busy',
      status: 503,
      code: 'overloaded',
      requestId,
    };
    answerWith(JSON.stringify(problem), { status: 503, headers: { 'Retry-After': '7' } });
    expect(await failureOfCall()).toEqual({ kind: 'problem', problem, retryAfterSeconds: 7 });
  });

  it('keeps the request id of an answer in other words', async () => {
    answerWith('oops', { status: 500, headers: { 'X-Request-Id': requestId } });
    expect(await failureOfCall()).toEqual({ kind: 'unexpected', status: 500, requestId });
  });

  it('does not take a web page for an answer', async () => {
    answerWith('<!doctype html>', { status: 200 });
    expect(await failureOfCall()).toEqual({ kind: 'unexpected', status: 200 });
  });
});
