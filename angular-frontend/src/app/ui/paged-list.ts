import { computed, DestroyRef, effect, inject, Signal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Params, Router } from '@angular/router';
import { Page } from '../api/types';
import { ApiError, Failure } from '../core/failure';

/** How many pages back the address remembers; before them, Previous leads to the first page. */
const rememberedPages = 30;
/** Stands between the cursors in the address. */
const between = '.';

/** What a page of a list is asked for: the cursor, and what the address says about filters and order. */
export type ListQuery = Readonly<Record<string, string>> & { readonly starting_after?: string };

/**
 * A list in pages made by the server. Where one is in it (filters, search, order, page) stands in the page's
 * address, so that going back, reloading and sharing a link lead to the same rows.
 */
export class PagedList<T> {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params: Signal<Params>;
  private readonly asked = signal(0);

  private readonly loaded = signal<Page<T> | undefined>(undefined);
  /** Why the rows could not be loaded. */
  readonly failure = signal<Failure | undefined>(undefined);
  readonly loading = signal(true);
  /** The rows of this page; those of the one before stay until they have come. Nothing before the first have. */
  readonly rows = computed(() => this.loaded()?.data);
  readonly hasNext = computed(() => this.loaded()?.has_more ?? false);
  readonly page = computed(() => Number(this.params()['page'] ?? 1) || 1);
  readonly hasPrevious = computed(() => this.page() > 1);

  /** Whether something narrows the list, so that an empty one does not mean that there is nothing. */
  readonly narrowed = computed(() => this.filters.some((name) => this.value(name) !== ''));

  private readonly query = computed<ListQuery>(
    () => {
      const named = [...this.filters, 'sort'].map((name) => [name, this.value(name)]);
      const after = this.cursors().at(-1);
      return Object.fromEntries(
        [...named, ['starting_after', after ?? '']].filter(([, value]) => value !== ''),
      ) as ListQuery;
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );

  /** @param filters the parameters of the address that narrow the list: `search`, `status`. */
  constructor(
    private readonly fetch: (query: ListQuery, signal: AbortSignal) => Promise<Page<T>>,
    private readonly filters: readonly string[],
    private readonly idOf: (row: T) => string,
  ) {
    this.params = toSignal(this.route.queryParams, { requireSync: true });
    const left = new AbortController();
    inject(DestroyRef).onDestroy(() => left.abort());
    effect((onCleanup) => {
      const query = this.query();
      this.asked();
      const changed = new AbortController();
      onCleanup(() => changed.abort());
      untracked(() => void this.load(query, AbortSignal.any([left.signal, changed.signal])));
    });
  }

  /** What the address says about a filter or the order; empty if nothing. */
  value(name: string): string {
    const value: unknown = this.params()[name];
    return typeof value === 'string' ? value : '';
  }

  /** Narrows or orders anew, from the first page on. An empty value takes a filter away. */
  set(changes: Record<string, string>): void {
    const queryParams = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [name, value || null]),
    );
    this.go({ ...queryParams, page: null, after: null }, 'search' in changes);
  }

  clear(): void {
    this.set(Object.fromEntries(this.filters.map((name) => [name, ''])));
  }

  next(): void {
    const last = this.rows()?.at(-1);
    if (last !== undefined) {
      const cursors = [...this.cursors(), this.idOf(last)].slice(-rememberedPages);
      this.go({ after: cursors.join(between), page: this.page() + 1 });
    }
  }

  previous(): void {
    const cursors = this.cursors().slice(0, -1);
    const page = cursors.length > 0 ? this.page() - 1 : 1;
    this.go({ after: cursors.join(between) || null, page: page > 1 ? page : null });
  }

  /** Asks again, for the person or because something was changed. */
  reload(): void {
    this.asked.update((times) => times + 1);
  }

  private cursors(): string[] {
    return this.value('after').split(between).filter(Boolean);
  }

  private go(queryParams: Params, replaceUrl = false): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }

  private async load(query: ListQuery, signal: AbortSignal): Promise<void> {
    this.loading.set(true);
    try {
      const page = await this.fetch(query, signal);
      if (!signal.aborted) {
        this.loaded.set(page);
        this.failure.set(undefined);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.failed(error, query);
      }
    } finally {
      if (!signal.aborted) {
        this.loading.set(false);
      }
    }
  }

  private failed(error: unknown, query: ListQuery): void {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const { failure } = error;
    const isLost = failure.kind === 'problem' && failure.problem.code === 'cursor-unknown';
    if (isLost && query.starting_after) {
      // The row that the page began after is gone: the first page is always there.
      this.go({ after: null, page: null }, true);
    } else {
      this.failure.set(failure);
    }
  }
}
