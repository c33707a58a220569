import { Directive, effect, ElementRef, forwardRef, inject, untracked } from '@angular/core';
import {
  AbstractControl,
  ControlValueAccessor,
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  ValidationErrors,
  Validator,
} from '@angular/forms';
import { UnitChoice } from '../core/unit-choice';
import { amountText, parseAmount } from '../money/amount-text';
import { FieldProblem } from '../money/reading';
import { Sats } from '../money/sats';

/**
 * An input of an amount, in the unit the person has chosen for the back office; its control holds sats, or null while
 * the text is none. `<input qInput qAmount [formControl]="price" />`, in a field whose label names the unit.
 */
@Directive({
  selector: 'input[qAmount]',
  host: {
    class: 'number',
    autocomplete: 'off',
    '[attr.inputmode]': 'unit() === "BTC" ? "decimal" : "numeric"',
    '[attr.placeholder]': 'unit() === "BTC" ? "0.00000000" : "0"',
    '(input)': 'type(element.value)',
    '(blur)': 'leave()',
  },
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => AmountInput), multi: true },
    { provide: NG_VALIDATORS, useExisting: forwardRef(() => AmountInput), multi: true },
  ],
})
export class AmountInput implements ControlValueAccessor, Validator {
  protected readonly element = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  protected readonly unit = inject(UnitChoice).unit;

  private amount: Sats | null = null;
  private problem?: FieldProblem;
  private changed: (value: Sats | null) => void = () => undefined;
  private touched: () => void = () => undefined;

  constructor() {
    effect(() => {
      this.unit();
      untracked(() => this.amount !== null && this.show());
    });
  }

  writeValue(value: Sats | null): void {
    this.amount = value;
    this.problem = value === null ? this.problemOf('') : undefined;
    this.show();
  }

  registerOnChange(changed: (value: Sats | null) => void): void {
    this.changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.touched = touched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.element.disabled = isDisabled;
  }

  validate({ value }: AbstractControl): ValidationErrors | null {
    return value === null ? { problem: this.problem ?? this.problemOf('') } : null;
  }

  protected type(text: string): void {
    const reading = parseAmount(text, this.unit());
    this.amount = reading.ok ? reading.value : null;
    this.problem = reading.ok ? undefined : reading.problem;
    this.changed(this.amount);
  }

  protected leave(): void {
    if (this.amount !== null) {
      this.show();
    }
    this.touched();
  }

  private show(): void {
    this.element.value = this.amount === null ? '' : amountText(this.amount, this.unit());
  }

  private problemOf(text: string): FieldProblem | undefined {
    const reading = parseAmount(text, this.unit());
    return reading.ok ? undefined : reading.problem;
  }
}
