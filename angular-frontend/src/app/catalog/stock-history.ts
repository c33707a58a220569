import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Items } from '../api/items';
import { Item, StockMovement } from '../api/types';
import { ApiError, Failure } from '../core/failure';
import { FailureNotice } from '../core/failure-notice';
import { Session } from '../core/session';
import { Column } from '../ui/column';
import { DataPage } from '../ui/data-page';
import { Moment } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { Toasts } from '../ui/toasts';
import { wholeText } from '../ui/whole-input';
import { MovementForm } from './movement-form';
import { reasonWords } from './movement-words';

/** How the stock of an item changed, and where it is changed. */
@Component({
  selector: 'q-stock-history',
  imports: [Column, DataPage, FailureNotice, Moment, MovementForm, PageFrame],
  templateUrl: './stock-history.html',
  styleUrl: './stock-history.scss',
})
export class StockHistory {
  private readonly items = inject(Items);
  private readonly toasts = inject(Toasts);

  readonly itemId = input.required<string>();

  protected readonly mayManage = inject(Session).may('manager');
  protected readonly item = signal<Item | undefined>(undefined);
  protected readonly failure = signal<Failure | undefined>(undefined);
  protected readonly heading = computed(() => {
    const item = this.item();
    return item ? `Stock of ${item.name}` : 'Stock';
  });
  protected readonly list = new PagedList<StockMovement>(
    (query, signal) => this.items.movements(this.itemId(), query, signal),
    [],
    ({ id }) => id,
  );
  protected readonly words = reasonWords;
  protected readonly whole = wholeText;

  constructor() {
    effect(() => {
      this.itemId();
      untracked(() => void this.load());
    });
  }

  /** With a sign, and a minus as wide as a plus. */
  protected change({ change }: StockMovement): string {
    return `${change < 0 ? '−' : '+'}${wholeText(change)}`;
  }

  protected async load(): Promise<void> {
    this.failure.set(undefined);
    try {
      this.item.set((await this.items.read(this.itemId())).body);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.failure.set(error.failure);
    }
  }

  protected async showMoved(): Promise<void> {
    this.list.reload();
    await this.load();
    const item = this.item();
    this.toasts.show(item ? `${wholeText(item.quantity)} in stock now.` : 'Done.');
  }
}
