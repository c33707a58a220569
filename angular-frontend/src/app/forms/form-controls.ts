import { AbstractControl, FormControl, ValidatorFn } from '@angular/forms';
import { FieldProblem, Reading } from '../money/reading';
import { cleanLine, cleanLines, codePoints } from './text-cleaning';

/** A control for typed text that knows how to tidy it once the person has left the field. */
export type TextControl = FormControl<string> & { readonly tidy: (text: string) => string };

/** Looks at typed text; nothing means that it is fine. */
export type Check = (text: string) => FieldProblem | undefined;

export function textControl(
  check: Check,
  tidy: (text: string) => string = cleanLine,
  initial = '',
): TextControl {
  const control = new FormControl(initial, {
    nonNullable: true,
    validators: problemValidator((value: string) => check(value)),
  });
  return Object.assign(control, { tidy });
}

export function isTextControl(control: AbstractControl): control is TextControl {
  return 'tidy' in control;
}

/** Puts what `check` finds on the control as `{ problem: { code, message } }`. */
export function problemValidator<T>(check: (value: T) => FieldProblem | undefined): ValidatorFn {
  return (control) => {
    const problem = check(control.value as T);
    return problem ? { problem } : null;
  };
}

/** One line of text, at most `max` code points; `required` is the sentence for when it is missing. */
export function lineOf(max: number, required?: string): Check {
  return (text) => checkLength(cleanLine(text), max, required);
}

/** Several lines of text, counted as {@link lineOf} does. */
export function linesOf(max: number, required?: string): Check {
  return (text) => checkLength(cleanLines(text), max, required);
}

/** What `parse` makes of the text has to be a value. */
export function readBy(parse: (text: string) => Reading<unknown>): Check {
  return (text) => {
    const reading = parse(text);
    return reading.ok ? undefined : reading.problem;
  };
}

/** Nothing typed is fine; anything else is up to `check`. */
export function optional(check: Check): Check {
  return (text) => (cleanLine(text) === '' ? undefined : check(text));
}

/** The first problem that any of `checks` finds. */
export function all(...checks: Check[]): Check {
  return (text) => {
    for (const check of checks) {
      const problem = check(text);
      if (problem) {
        return problem;
      }
    }
    return undefined;
  };
}

/** The plain form of what was typed if it can be read, or else the text as it stands. */
export function tidyBy<T>(
  parse: (text: string) => Reading<T>,
  write: (value: T) => string,
): (text: string) => string {
  return (text) => {
    const reading = parse(text);
    return reading.ok ? write(reading.value) : cleanLine(text);
  };
}

function checkLength(text: string, max: number, required?: string): FieldProblem | undefined {
  const length = codePoints(text);
  if (length === 0) {
    return required === undefined ? undefined : { code: 'required', message: required };
  }
  return length > max
    ? { code: 'too-long', message: `At most ${max} characters fit here; these are ${length}.` }
    : undefined;
}
