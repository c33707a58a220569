import { AbstractControl, ValidationErrors } from '@angular/forms';

const SHORTEST = 12;
/** As many bytes as the hash takes in. */
const MOST_BYTES = 72;

/** For signing in: any password may be the right one, but for none. */
export function passwordProblem({ value }: AbstractControl<string>): ValidationErrors | null {
  return value === '' ? problem('required', 'Enter your password.') : null;
}

/** For choosing one: long is better than strange. */
export function newPasswordProblem({ value }: AbstractControl<string>): ValidationErrors | null {
  const length = Array.from(value).length;
  if (length < SHORTEST) {
    const sentence =
      length === 0
        ? 'Choose a password.'
        : `At least ${SHORTEST} characters; these are ${length}. Four words in a row will do.`;
    return problem(length === 0 ? 'required' : 'too-short', sentence);
  }
  return new TextEncoder().encode(value).length > MOST_BYTES
    ? problem('too-long', 'This is longer than a password can be: leave some of it out.')
    : null;
}

function problem(code: string, message: string): ValidationErrors {
  return { problem: { code, message } };
}
