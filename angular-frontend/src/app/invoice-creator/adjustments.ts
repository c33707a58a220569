import { Component, computed, input } from '@angular/core';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { controlChanges } from '../ui/control-changes';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { ViewChoice } from '../ui/view-choice';
import { switchKind } from './adjustment-in-form';
import { InvoiceForm } from './invoice-form';

/** Discount and tax, each as an amount or in percent, and what the tax is called. */
@Component({
  selector: 'q-adjustments',
  imports: [Field, Input, ReactiveFormsModule, ViewChoice],
  templateUrl: './adjustments.html',
  styleUrl: './adjustments.scss',
})
export class Adjustments {
  readonly form = input.required<FormGroup<InvoiceForm>>();

  private readonly changes = controlChanges(this.form);

  protected readonly parts = computed(() => {
    this.changes();
    const { unit, discount, discountIn, tax, taxIn } = this.form().controls;
    const kinds = [
      { value: 'amount', word: unit.value },
      { value: 'percent', word: '%' },
    ];
    return [
      { name: 'discount' as const, word: 'Discount', control: discount, kind: discountIn.value },
      { name: 'tax' as const, word: 'Tax', control: tax, kind: taxIn.value },
    ].map((part) => ({
      ...part,
      kinds,
      label: `${part.word}, ${part.kind === 'percent' ? '%' : unit.value}`,
    }));
  });

  protected choose(name: 'discount' | 'tax', kind: string): void {
    switchKind(this.form(), name, kind === 'percent' ? 'percent' : 'amount');
  }
}
