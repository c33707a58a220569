import { Component, computed, input, output } from '@angular/core';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { Failure } from './failure';
import { requestIdOf } from './failure-sentence';
import { problemSentence } from './problem-sentence';
import { UnreachableCard } from './unreachable-card';

/** Why something could not be loaded or done, and a way to try again. */
@Component({
  selector: 'q-failure',
  imports: [CopyButton, Icon, UnreachableCard],
  template: `
    @if (failure().kind === 'unreachable') {
      <q-unreachable-card (retry)="retry.emit()" (returned)="retry.emit()" />
    } @else {
      <section role="alert">
        <q-icon name="alert" />
        <div>
          <h2 tabindex="-1">{{ sentence().title }}</h2>
          <p>{{ sentence().advice }}</p>
          @for (detail of details(); track $index) {
            <p>{{ detail }}</p>
          }
          @if (requestId(); as id) {
            <p class="id">
              <code>{{ id }}</code> <q-copy-button [text]="id" what="the request id" />
            </p>
          }
          @if (retryable()) {
            <button type="button" class="button small" (click)="retry.emit()">
              <q-icon name="retry" size="16" />Try again
            </button>
          }
        </div>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    section {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 12px;
      padding: 16px;
      border: 1px solid var(--q-error);
      border-radius: var(--q-r-l);
      background: var(--q-error-soft);
      color: var(--q-on-error-soft);
      font: 400 13px/20px var(--q-font);
    }

    h2 {
      font: 600 14px/20px var(--q-font);
      outline: none;
    }

    p {
      margin-top: 4px;
    }

    .id {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }

    code {
      font: 400 12px/20px var(--q-mono);
      overflow-wrap: anywhere;
    }

    div > .button {
      margin-top: 12px;
    }
  `,
})
export class FailureNotice {
  readonly failure = input.required<Failure>();
  /** Sentences for which the page has no field. */
  readonly details = input<readonly string[]>([]);
  /** Whether trying the same again may help; a form's own button does that otherwise. */
  readonly retryable = input(true);
  readonly retry = output();

  protected readonly sentence = computed(() => problemSentence(this.failure()));
  /** Only where nobody knows what happened does the id help. */
  protected readonly requestId = computed(() => {
    const failure = this.failure();
    const isUnknown =
      failure.kind === 'unexpected' ||
      (failure.kind === 'problem' && failure.problem.status === 500);
    return isUnknown ? requestIdOf(failure) : undefined;
  });
}
