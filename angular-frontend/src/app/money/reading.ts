/** What is wrong with a person's text: a stable kebab-case code, and a sentence that names the fix. */
export interface FieldProblem {
  readonly code: string;
  readonly message: string;
}

/** What came of reading a person's text: the value meant, or the problem to show beside the field. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: FieldProblem };

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function unreadable(code: string, message: string): Reading<never> {
  return { ok: false, problem: { code, message } };
}
