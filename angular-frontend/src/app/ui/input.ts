import { Directive, inject } from '@angular/core';
import { AbstractControl, NgControl } from '@angular/forms';
import { Field } from './field';

/** A control that knows how its text looks when it is tidy. */
interface TidyingControl extends AbstractControl<string> {
  readonly tidy?: (text: string) => string;
}

/** Ties an input, a select or a text area to the field round it, and tidies its text when the person leaves it. */
@Directive({
  selector: 'input[qInput], select[qInput], textarea[qInput]',
  host: {
    class: 'text-input',
    dir: 'auto',
    '[id]': 'field.inputId',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.problem() ? "true" : null',
    '[attr.aria-required]': 'field.optional() ? null : "true"',
    '(blur)': 'leave()',
  },
})
export class Input {
  protected readonly field = inject(Field);
  private readonly ngControl = inject(NgControl, { self: true });

  protected leave(): void {
    const control = this.ngControl.control as TidyingControl | null;
    if (control?.tidy) {
      const tidied = control.tidy(control.value);
      if (tidied !== control.value) {
        control.setValue(tidied);
      }
    }
    // The control's own listener may come after this one.
    control?.markAsTouched();
    this.field.announceProblem();
  }
}
