import { Directive, ElementRef, forwardRef, inject, input, numberAttribute } from '@angular/core';
import {
  AbstractControl,
  ControlValueAccessor,
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  ValidationErrors,
  Validator,
} from '@angular/forms';
import { readDecimal } from '../money/decimal-text';
import { FieldProblem, Reading, read, unreadable } from '../money/reading';

/**
 * An input of a whole number, such as pieces; its control holds the number, or null while the text is none.
 * `<input qInput qWhole least="1" [formControl]="pieces" />`
 */
@Directive({
  selector: 'input[qWhole]',
  host: {
    class: 'number',
    inputmode: 'numeric',
    autocomplete: 'off',
    '(input)': 'type(element.value)',
    '(blur)': 'leave()',
  },
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => WholeInput), multi: true },
    { provide: NG_VALIDATORS, useExisting: forwardRef(() => WholeInput), multi: true },
  ],
})
export class WholeInput implements ControlValueAccessor, Validator {
  protected readonly element = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;

  readonly least = input(0, { transform: numberAttribute });
  readonly most = input(1_000_000_000, { transform: numberAttribute });
  /** Whether nothing typed is fine. */
  readonly mayBeEmpty = input(false);

  private problem?: FieldProblem;
  private changed: (value: number | null) => void = () => undefined;
  private touched: () => void = () => undefined;

  writeValue(value: number | null): void {
    this.problem = undefined;
    this.element.value = value === null ? '' : wholeText(value);
  }

  registerOnChange(changed: (value: number | null) => void): void {
    this.changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.touched = touched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.element.disabled = isDisabled;
  }

  validate({ value }: AbstractControl<number | null>): ValidationErrors | null {
    if (value !== null) {
      return null;
    }
    const isEmpty = this.element.value.trim() === '';
    if (isEmpty) {
      return this.mayBeEmpty()
        ? null
        : { problem: { code: 'required', message: 'Enter a number.' } };
    }
    return this.problem ? { problem: this.problem } : null;
  }

  protected type(text: string): void {
    const reading = this.read(text);
    this.problem = reading.ok ? undefined : reading.problem;
    this.changed(reading.ok ? reading.value : null);
  }

  protected leave(): void {
    const reading = this.read(this.element.value);
    if (reading.ok) {
      this.element.value = wholeText(reading.value);
    }
    this.touched();
  }

  private read(text: string): Reading<number> {
    const digits = readDecimal(text, 0);
    if (!digits.ok) {
      return digits;
    }
    const value = Number(digits.value);
    if (value < this.least()) {
      return unreadable('too-small', `Enter at least ${wholeText(this.least())}.`);
    }
    return value > this.most()
      ? unreadable('too-large', `Enter at most ${wholeText(this.most())}.`)
      : read(value);
  }
}

/** Digits in groups of three, kept together by no-break spaces. */
export function wholeText(value: number): string {
  return String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, '\u00A0');
}
