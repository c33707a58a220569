import { signal } from '@angular/core';
import { FormGroup } from '@angular/forms';
import { ApiError, Failure } from '../core/failure';
import { placeProblems, putProblem } from '../forms/place-problems';
import { focusFirstProblem } from '../forms/submit';
import { ItemForm } from './item-form';

/** What the server refused about an item: at its fields where they are known, else above the form. */
export class ItemRefusals {
  readonly failure = signal<Failure | undefined>(undefined);
  readonly details = signal<readonly string[]>([]);

  constructor(
    private readonly form: FormGroup<ItemForm>,
    private readonly element: HTMLElement,
  ) {}

  /** Does it and shows its refusal. Anything else that goes wrong is thrown. */
  async attempt(what: () => Promise<void>): Promise<void> {
    this.failure.set(undefined);
    this.details.set([]);
    try {
      await what();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.show(error.failure);
    }
  }

  private show(failure: Failure): void {
    const problem = failure.kind === 'problem' ? failure.problem : undefined;
    if (problem?.code === 'sku-taken') {
      putProblem(
        this.form.controls.sku,
        problem.code,
        'Another item has this number. Enter another.',
      );
    } else {
      this.details.set(placeProblems(this.form, problem?.errors));
      this.failure.set(failure);
    }
    focusFirstProblem(this.element);
  }
}
