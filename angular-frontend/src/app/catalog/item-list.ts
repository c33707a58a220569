import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Items } from '../api/items';
import { Item } from '../api/types';
import { ApiError } from '../core/failure';
import { problemSentence } from '../core/problem-sentence';
import { Session } from '../core/session';
import { UnitChoice } from '../core/unit-choice';
import { sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Badge } from '../ui/badge';
import { Column } from '../ui/column';
import { DataPage } from '../ui/data-page';
import { Icon } from '../ui/icon';
import { PageFrame } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { saveBlob } from '../ui/save-blob';
import { SearchBox } from '../ui/search-box';
import { Toasts } from '../ui/toasts';
import { UnitSwitch } from '../ui/unit-switch';
import { ViewChoice, ViewOption } from '../ui/view-choice';
import { wholeText } from '../ui/whole-input';
import { ItemPicture } from './item-picture';
import { expiryOf, stockOf } from './item-state';

/** What narrows the list, each by one parameter of the address. */
const views: Record<string, Record<string, string>> = {
  active: { status: '', stock: '' },
  low: { status: '', stock: 'low' },
  expiring: { status: '', stock: 'expiring' },
  archived: { status: 'archived', stock: '' },
};

@Component({
  selector: 'q-item-list',
  imports: [
    Amount,
    Badge,
    Column,
    DataPage,
    Icon,
    ItemPicture,
    PageFrame,
    RouterLink,
    SearchBox,
    UnitSwitch,
    ViewChoice,
  ],
  templateUrl: './item-list.html',
  styleUrl: './item-list.scss',
})
export class ItemList {
  private readonly items = inject(Items);
  private readonly toasts = inject(Toasts);

  protected readonly mayManage = inject(Session).may('manager');
  protected readonly units = inject(UnitChoice);
  protected readonly list = new PagedList<Item>(
    (query, signal) => this.items.list(query, signal),
    ['search', 'status', 'stock'],
    ({ id }) => id,
  );
  protected readonly exporting = signal(false);

  protected readonly viewOptions: readonly ViewOption[] = [
    { value: 'active', word: 'For sale' },
    { value: 'low', word: 'Low' },
    { value: 'expiring', word: 'Expiring' },
    { value: 'archived', word: 'Archived' },
  ];
  protected readonly view = computed(() =>
    this.list.value('status') === 'archived' ? 'archived' : this.list.value('stock') || 'active',
  );

  protected readonly linkOf = (item: Item) => `/items/${item.id}`;
  protected readonly stockOf = stockOf;
  protected readonly expiryOf = expiryOf;
  protected readonly sats = sats;
  protected readonly whole = wholeText;

  protected choose(view: string): void {
    this.list.set(views[view] ?? {});
  }

  protected async exportAll(): Promise<void> {
    this.exporting.set(true);
    try {
      saveBlob(await this.items.exportCsv(), 'items.csv');
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      const { title, advice } = problemSentence(error.failure);
      this.toasts.show(`${title} ${advice}`);
    } finally {
      this.exporting.set(false);
    }
  }
}
