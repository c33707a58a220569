import { Failure } from './failure';
import { problemSentence } from './problem-sentence';

function problem(code: string, extra: object = {}): Failure {
  const requestId = '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f';
  return {
    kind: 'problem',
    problem: { type: 'about:blank', title: 'Refused', status: 400, code, requestId, ...extra },
  };
}

describe('the sentence for a refusal in the back office', () => {
  it.each([
    'role-too-low',
    'changed-meanwhile',
    'database-unavailable',
    'row-locked',
    'too-many-attempts',
  ])('is its own for %s', (code) =>
    expect(problemSentence(problem(code)).title).not.toBe('Refused'),
  );

  it('is the backend’s where we have no better one', () => {
    const failure = problem('invalid-csv', {
      title: 'No CSV',
      detail: 'The column name is missing.',
    });
    expect(problemSentence(failure)).toEqual({
      title: 'No CSV',
      advice: 'The column name is missing.',
    });
  });

  it.each([
    [7, 'Nothing is lost. Try again in 7 s.'],
    [600, 'Nothing is lost. Try again in 10 minutes.'],
  ])('says how long to wait: %i s', (retryAfterSeconds, advice) => {
    const failure = { ...problem('overloaded'), retryAfterSeconds } as Failure;
    expect(problemSentence(failure).advice).toBe(advice);
  });

  it('says that nobody answers, or that nobody knows', () => {
    expect(problemSentence({ kind: 'unreachable' }).title).toBe('The server does not answer.');
    expect(problemSentence({ kind: 'unexpected', status: 500 }).advice).toContain('request id');
  });
});
