import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Items } from '../api/items';
import { Item } from '../api/types';
import { ApiError, Failure } from '../core/failure';

/** Time without typing after which a search is made. */
const pauseMs = 150;
/** As many as can be looked over at once. */
const shown = 8;

/** Looks items up while a person types; only the latest words count. */
@Injectable()
export class ItemSearch {
  private readonly items = inject(Items);
  private pause?: ReturnType<typeof setTimeout>;
  private running = new AbortController();

  /** Whether the latest words have still to be searched for. */
  readonly pending = signal(false);
  /** What was found for the latest words; nothing before the first search. */
  readonly found = signal<readonly Item[] | undefined>(undefined);
  readonly failure = signal<Failure | undefined>(undefined);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Searches once the person pauses. Without words, the list begins at its start. */
  look(words: string): void {
    this.stop();
    this.pending.set(true);
    this.pause = setTimeout(() => void this.search(words), pauseMs);
  }

  /** Searches without a pause, for a scanner that types faster than any person, and gives what was found. */
  async lookNow(words: string): Promise<readonly Item[]> {
    this.stop();
    this.pending.set(true);
    await this.search(words);
    return this.pending() ? [] : (this.found() ?? []);
  }

  forget(): void {
    this.stop();
    this.found.set(undefined);
    this.failure.set(undefined);
  }

  private stop(): void {
    clearTimeout(this.pause);
    this.running.abort();
    this.pending.set(false);
  }

  private async search(words: string): Promise<void> {
    const { signal } = (this.running = new AbortController());
    const search = words.replace(/\s+/g, ' ').trim();
    try {
      const { data } = await this.items.list({ limit: shown, ...(search && { search }) }, signal);
      if (!signal.aborted) {
        this.found.set(data);
        this.failure.set(undefined);
        this.pending.set(false);
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.found.set(undefined);
      this.failure.set(error.failure);
      this.pending.set(false);
    }
  }
}
