import { AbstractControl, FormGroup } from '@angular/forms';
import { FieldError } from '../api/types';

/**
 * Puts each refusal of the backend on the control of that name: `/priceSats` on `form.controls.priceSats`. It stays
 * there until the control is changed.
 *
 * @returns the sentences for which the form has no place.
 */
export function placeProblems(form: FormGroup, errors: readonly FieldError[] = []): string[] {
  const rest: string[] = [];
  for (const { pointer, code, detail } of errors) {
    const control = form.get(pointer.slice(1).split('/'));
    if (control && !(control instanceof FormGroup)) {
      putProblem(control, code, detail);
    } else {
      rest.push(detail);
    }
  }
  return rest;
}

/** Marks one control with a problem. */
export function putProblem(control: AbstractControl, code: string, message: string): void {
  control.setErrors({ problem: { code, message } });
  control.markAsTouched();
}
