import { booleanAttribute, Directive, inject, input, TemplateRef } from '@angular/core';
import { PagedList } from './paged-list';

/** What a cell's template is given: the row. */
export interface CellContext<T> {
  readonly $implicit: T;
}

/**
 * A column of a {@link DataPage}: its head, and the template of its cells.
 *
 * `<ng-template qColumn="Price, BTC" [of]="list" sort="priceSats" number let-item>…</ng-template>`
 */
@Directive({ selector: 'ng-template[qColumn]' })
export class Column<T> {
  readonly head = input.required<string>({ alias: 'qColumn' });
  /** Tells the compiler what a row is. */
  readonly of = input.required<PagedList<T>>();
  /** The name by which the server orders by it, if it does. */
  readonly sort = input('');
  /** Numbers end at the right edge. */
  readonly number = input(false, { transform: booleanAttribute });
  /** No wider than what stands in it. */
  readonly narrow = input(false, { transform: booleanAttribute });
  /** Left out where there is little room, between a phone and a wide screen. */
  readonly spare = input(false, { transform: booleanAttribute });

  readonly template = inject<TemplateRef<CellContext<T>>>(TemplateRef);

  static ngTemplateContextGuard<T>(_: Column<T>, context: unknown): context is CellContext<T> {
    return typeof context === 'object';
  }
}
