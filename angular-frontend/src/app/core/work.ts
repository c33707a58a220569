import { computed, signal } from '@angular/core';
import { FormGroup } from '@angular/forms';
import { placeProblems } from '../forms/place-problems';
import { ApiError, Failure } from './failure';

/** Something a page does by the API: whether it is under way, and why it failed the last time. */
export class Work {
  readonly running = signal(false);
  readonly failure = signal<Failure | undefined>(undefined);
  /** What the backend refused and no field of the form could show. */
  readonly details = signal<readonly string[]>([]);
  /** The code of the last refusal. */
  readonly code = computed(() => {
    const failure = this.failure();
    return failure?.kind === 'problem' ? failure.problem.code : undefined;
  });

  /**
   * Does one thing at a time; what is asked for meanwhile is not done. Refusals of fields are put on the `form`.
   *
   * @returns whether it was done.
   */
  async run(work: () => Promise<void>, form?: FormGroup): Promise<boolean> {
    if (this.running()) {
      return false;
    }
    this.running.set(true);
    this.failure.set(undefined);
    this.details.set([]);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      const { failure } = error;
      if (form && failure.kind === 'problem') {
        this.details.set(placeProblems(form, failure.problem.errors));
      }
      this.failure.set(failure);
      return false;
    } finally {
      this.running.set(false);
    }
  }

  /** Forgets the last failure. */
  clear(): void {
    this.failure.set(undefined);
    this.details.set([]);
  }
}
