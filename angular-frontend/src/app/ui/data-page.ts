import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  contentChildren,
  effect,
  ElementRef,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNotice } from '../core/failure-notice';
import { Announcer } from './announcer';
import { Column } from './column';
import { Icon } from './icon';
import { PagedList } from './paged-list';
import { ProgressBar } from './progress-bar';

/**
 * A page of a list as a table (cards on a phone), with what to do when it is empty, fails or goes on. Columns are
 * templates with `qColumn`; the first leads to the row's page if `link` says where that is. What to show when there is
 * nothing at all is projected with `empty`.
 */
@Component({
  selector: 'q-data-page',
  imports: [FailureNotice, Icon, NgTemplateOutlet, ProgressBar, RouterLink],
  templateUrl: './data-page.html',
  styleUrl: './data-page.scss',
})
export class DataPage<T> {
  private readonly announcer = inject(Announcer);
  private readonly top = viewChild.required<ElementRef<HTMLElement>>('top');

  readonly list = input.required<PagedList<T>>();
  /** What the rows are, for those who cannot see the table: `Items`. */
  readonly label = input.required<string>();
  /** Where a row leads. */
  readonly link = input<(row: T) => string>();
  /** The order the server uses when none is asked for. */
  readonly defaultSort = input('');

  protected readonly columns = contentChildren<Column<T>>(Column);
  protected readonly order = computed(() => this.list().value('sort') || this.defaultSort());
  protected readonly isEmpty = computed(() => this.list().rows()?.length === 0);
  protected readonly waiting = Array.from({ length: 8 });

  constructor() {
    let first = true;
    effect(() => {
      const rows = this.list().rows();
      if (rows) {
        // The page's own heading says where one is; only what changes then is news.
        untracked(() => first || this.announce(rows.length));
        first = false;
      }
    });
  }

  /** `ascending`, `descending`, or nothing when the list is in another order; null when it cannot be ordered by it. */
  protected ordered(column: Column<T>): 'ascending' | 'descending' | 'none' | null {
    if (!column.sort()) {
      return null;
    }
    const order = this.order();
    return order === column.sort()
      ? 'ascending'
      : order === `-${column.sort()}`
        ? 'descending'
        : 'none';
  }

  protected orderBy(column: Column<T>): void {
    const order = this.ordered(column) === 'ascending' ? `-${column.sort()}` : column.sort();
    this.list().set({ sort: order === this.defaultSort() ? '' : order });
  }

  protected go(where: 'next' | 'previous'): void {
    this.list()[where]();
    const top = this.top().nativeElement;
    top.focus({ preventScroll: true });
    top.scrollIntoView?.({ block: 'nearest' });
  }

  private announce(rows: number): void {
    const { page } = this.list();
    this.announcer.announce(
      rows === 0 ? `${this.label()}: none` : `${this.label()}: page ${page()}, ${rows} rows`,
    );
  }
}
