import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { AbstractControl, FormArray, FormGroup } from '@angular/forms';
import { Announcer } from './announcer';
import { controlChanges } from './control-changes';
import { Icon } from './icon';

let fields = 0;

/**
 * A label, the control projected into it (an element with `qInput`), and under it either a hint or the
 * sentence that says what is wrong. Problems show once the person has left the control.
 */
@Component({
  selector: 'q-field',
  imports: [Icon],
  template: `
    <div class="head">
      <label [for]="inputId">{{ label() }}</label>
      @if (optional()) {
        <span class="optional">Optional</span>
      }
    </div>
    <ng-content />
    @if (problem(); as problem) {
      <p class="message error" [id]="messageId">
        <q-icon name="alert" size="16" /><span>{{ problem.message }}</span>
      </p>
    } @else if (hint()) {
      <p class="message" [id]="messageId">{{ hint() }}</p>
    }
  `,
  styleUrl: './field.scss',
})
export class Field {
  private readonly announcer = inject(Announcer);

  readonly label = input.required<string>();
  readonly control = input.required<AbstractControl>();
  readonly optional = input(false, { transform: booleanAttribute });
  readonly hint = input('');

  readonly inputId = `field-${++fields}`;
  readonly messageId = `${this.inputId}-message`;

  private readonly changes = controlChanges(this.control);

  /** What is wrong, once it is time to say so. */
  readonly problem = computed(() => {
    this.changes();
    return this.control().touched ? problemOf(this.control()) : undefined;
  });

  readonly describedBy = computed(() => (this.problem() || this.hint() ? this.messageId : null));

  /** Reads the problem out when the person leaves the control. */
  announceProblem(): void {
    const problem = this.problem();
    if (problem) {
      this.announcer.announce(`${this.label()}: ${problem.message}`);
    }
  }
}

/** The problem a validator or the backend has put on the control. */
export function problemOf(control: AbstractControl): { code: string; message: string } | undefined {
  return control.errors?.['problem'] as { code: string; message: string } | undefined;
}

/** How many fields have a problem, whether they are on the page yet or not. */
export function countProblems(control: AbstractControl): number {
  if (control instanceof FormGroup || control instanceof FormArray) {
    const parts: AbstractControl[] = Object.values(control.controls);
    return parts.reduce((count, part) => count + countProblems(part), 0);
  }
  return problemOf(control) ? 1 : 0;
}
