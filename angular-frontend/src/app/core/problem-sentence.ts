import { Failure } from './failure';

/** What to tell a person about a refusal or a failure in the back office. */
export interface ProblemSentence {
  readonly title: string;
  /** What the person can do about it. */
  readonly advice: string;
}

const sentences: Record<string, ProblemSentence> = {
  'sign-in-required': { title: 'You are not signed in.', advice: 'Sign in, then try again.' },
  'session-expired': { title: 'Your session has ended.', advice: 'Sign in, then try again.' },
  'role-too-low': {
    title: 'Your role does not allow this.',
    advice: 'Ask an admin to do it, or to give you another role.',
  },
  'not-found': {
    title: 'It is not there any more.',
    advice: 'Somebody may have removed it. Go back to the list.',
  },
  'changed-meanwhile': {
    title: 'Somebody changed this meanwhile.',
    advice: 'Look at what it is now, then decide.',
  },
  'invalid-request': {
    title: 'Something is not right yet.',
    advice: 'Correct the marked fields, then try again.',
  },
  'request-in-progress': { title: 'This is being done already.', advice: 'Wait a moment.' },
  'too-many-attempts': {
    title: 'Too many wrong passwords.',
    advice: 'Wait a few minutes, then try again.',
  },
  'database-unavailable': {
    title: 'The server cannot reach its data.',
    advice: 'Nothing is lost. Try again in a moment; it heals by itself.',
  },
  'row-locked': {
    title: 'Somebody else is changing this just now.',
    advice: 'Nothing was done. Try again in a moment.',
  },
  overloaded: {
    title: 'The server has as much to do as it can take.',
    advice: 'Nothing is lost. Try again in a moment.',
  },
  'body-too-large': { title: 'This is too large to send.', advice: 'Send less at once.' },
};

const unknown: ProblemSentence = {
  title: 'That did not work.',
  advice: 'Try again. If it keeps failing, give the request id to whoever runs the server.',
};

/** A sentence for a code we have words for, or else the backend's own: it is written for people. */
export function problemSentence(failure: Failure): ProblemSentence {
  switch (failure.kind) {
    case 'unreachable':
      return {
        title: 'The server does not answer.',
        advice: 'Nothing is lost. Check your connection, then try again.',
      };
    case 'unexpected':
      return unknown;
    case 'problem': {
      const { problem, retryAfterSeconds } = failure;
      const sentence = sentences[problem.code] ?? {
        title: problem.title,
        advice: problem.detail ?? unknown.advice,
      };
      return retryAfterSeconds === undefined
        ? sentence
        : {
            ...sentence,
            advice: `Nothing is lost. Try again in ${waitingTime(retryAfterSeconds)}.`,
          };
    }
  }
}

function waitingTime(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}
