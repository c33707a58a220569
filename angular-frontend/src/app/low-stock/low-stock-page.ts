import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LowStock } from '../api/low-stock';
import { LowStockList } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { Work } from '../core/work';
import { today } from '../forms/calendar-date';
import { Badge } from '../ui/badge';
import { Icon } from '../ui/icon';
import { Moment, momentText } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { ProgressBar } from '../ui/progress-bar';
import { wholeText } from '../ui/whole-input';
import { whyListed } from './low-stock-state';

/** The list the server made last of what has to be ordered, or sold soon; for the screen and for paper. */
@Component({
  selector: 'q-low-stock-page',
  imports: [Badge, FailureNotice, Icon, Moment, PageFrame, ProgressBar, RouterLink],
  templateUrl: './low-stock-page.html',
  styleUrl: './low-stock-page.scss',
})
export class LowStockPage {
  private readonly lowStock = inject(LowStock);

  protected readonly loading = new Work();
  /** Null when none was made yet. */
  protected readonly list = signal<LowStockList | null | undefined>(undefined);
  protected readonly purpose = computed(() => {
    const list = this.list();
    return list
      ? `As of ${momentText(list.madeAt)}. A new list is made every night.`
      : 'What has to be ordered, or sold soon. A list is made every night.';
  });
  protected readonly rows = computed(() =>
    (this.list()?.items ?? []).map((item) => ({
      ...item,
      left: wholeText(item.quantity),
      keep: wholeText(item.lowStockThreshold),
      why: whyListed(item, today()),
    })),
  );

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.loading.run(async () => this.list.set((await this.lowStock.latest()) ?? null));
  }

  protected print(): void {
    print();
  }
}
