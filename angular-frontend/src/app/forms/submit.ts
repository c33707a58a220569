import { FormGroup } from '@angular/forms';

/**
 * Shows every problem of the form, and puts the focus on the first field at fault.
 *
 * @returns whether there is none, so that the form can be sent.
 */
export function isReady(form: FormGroup, element: HTMLElement): boolean {
  form.markAllAsTouched();
  if (form.valid) {
    return true;
  }
  focusFirstProblem(element);
  return false;
}

/** Once the fields have been marked. */
export function focusFirstProblem(element: HTMLElement): void {
  setTimeout(() => element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
