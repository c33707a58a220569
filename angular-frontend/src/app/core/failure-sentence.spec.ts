import { failureSentence, requestIdOf } from './failure-sentence';

const requestId = '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f';

function problem(code: string) {
  return { type: 'about:blank', title: 'Refused', status: 400, code, requestId };
}

describe('the sentence for a failure', () => {
  it.each([
    'malformed-json',
    'invalid-request',
    'invalid-invoice',
    'request-in-progress',
    'idempotency-key-reused',
    'body-too-large',
    'overloaded',
    'rate-limited',
    'storage-full',
    'storage-share-used',
    'storage-unavailable',
    'not-found',
  ])('is its own for the code %s', (code) => {
    const { title, advice } = failureSentence({ kind: 'problem', problem: problem(code) });
    expect(title).not.toBe('The server could not make the document.');
    expect(advice).not.toBe('');
  });

  it('says how long to wait when the server does', () => {
    const failure = {
      kind: 'problem',
      problem: problem('overloaded'),
      retryAfterSeconds: 5,
    } as const;
    expect(failureSentence(failure).advice).toBe('Nothing is lost. Try again in 5 s.');
  });

  it.each([
    [413, 'The invoice is too large to send.'],
    [429, 'Too many invoices came from this address.'],
    [503, 'The server has as much to do as it can take.'],
    [500, 'The server could not make the document.'],
  ])('knows what a front means by %i', (status, title) => {
    expect(failureSentence({ kind: 'unexpected', status }).title).toBe(title);
  });

  it('comes with the request id, if there is one', () => {
    expect(requestIdOf({ kind: 'problem', problem: problem('overloaded') })).toBe(requestId);
    expect(requestIdOf({ kind: 'unexpected', status: 500, requestId })).toBe(requestId);
    expect(requestIdOf({ kind: 'unexpected', status: 500 })).toBeUndefined();
  });
});
