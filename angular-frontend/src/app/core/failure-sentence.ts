import { AnsweredFailure } from './failure';

export interface FailureSentence {
  readonly title: string;
  /** What the person can do about it. */
  readonly advice: string;
}

const sentences: Record<string, FailureSentence> = {
  'malformed-json': {
    title: 'The invoice arrived damaged.',
    advice: 'Try again. If it happens twice, reload the page.',
  },
  'invalid-request': {
    title: 'The server did not accept the invoice.',
    advice: 'Correct the marked fields, then download again.',
  },
  'invalid-invoice': {
    title: 'This cannot become an invoice yet.',
    advice: 'Correct the marked fields, then download again.',
  },
  'request-in-progress': {
    title: 'This invoice is still being made.',
    advice: 'Wait a moment, then download again: you will get the same document.',
  },
  'idempotency-key-reused': {
    title: 'The invoice changed while it was sent.',
    advice: 'Download again to get the invoice as it is now.',
  },
  'body-too-large': {
    title: 'The invoice is too large to send.',
    advice: 'Use a smaller logo, or split the invoice in two.',
  },
  overloaded: {
    title: 'The server has as much to do as it can take.',
    advice: 'Nothing is lost. Try again in a moment.',
  },
  'storage-full': {
    title: 'The server has no room to keep the document.',
    advice: 'Tell whoever runs it; then try again.',
  },
  'storage-share-used': {
    title: 'The documents made from your network take all the room that they may.',
    advice: 'The server keeps each for a day only. Try again later.',
  },
  'storage-unavailable': {
    title: 'The server cannot keep documents at the moment.',
    advice: 'Nothing is lost. Try again in a moment.',
  },
  'not-found': {
    title: 'The server does not know this address.',
    advice: 'Tell whoever runs it: the site and the server may be of different versions.',
  },
  'rate-limited': {
    title: 'Too many invoices came from this address.',
    advice: 'Wait a minute, then try again.',
  },
};

const unknown: FailureSentence = {
  title: 'The server could not make the document.',
  advice: 'Try again. If it keeps failing, give the request id to whoever runs the server.',
};

/** What to tell a person about a failure. An unreachable API has a card of its own instead. */
export function failureSentence(failure: AnsweredFailure): FailureSentence {
  if (failure.kind === 'problem') {
    const sentence = sentences[failure.problem.code] ?? unknown;
    const seconds = failure.retryAfterSeconds;
    return seconds === undefined
      ? sentence
      : { ...sentence, advice: `Nothing is lost. Try again in ${seconds} s.` };
  }
  switch (failure.status) {
    case 413:
      return sentences['body-too-large'] ?? unknown;
    case 429:
      return sentences['rate-limited'] ?? unknown;
    case 503:
      return sentences['overloaded'] ?? unknown;
    default:
      return unknown;
  }
}

/** The id under which the failure stands in the server's log. */
export function requestIdOf(failure: AnsweredFailure): string | undefined {
  return failure.kind === 'problem' ? failure.problem.requestId : failure.requestId;
}
