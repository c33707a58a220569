import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Item } from '../api/types';
import { BitcoinUnit, sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Announcer } from '../ui/announcer';
import { Icon } from '../ui/icon';
import { ItemSearch } from './item-search';

/**
 * Finds items by a few letters and picks one at a time: arrows choose, Enter picks, Escape closes. The field keeps the
 * focus, ready for the next.
 */
@Component({
  selector: 'q-item-picker',
  imports: [Amount, Icon],
  providers: [ItemSearch],
  templateUrl: './item-picker.html',
  styleUrl: './item-picker.scss',
  host: { '(focusout)': 'leave($event)' },
})
export class ItemPicker {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly announcer = inject(Announcer);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly search = inject(ItemSearch);

  readonly unit = input.required<BitcoinUnit>();
  readonly picked = output<Item>();

  protected readonly isOpen = signal(false);
  protected readonly at = signal(0);
  protected readonly options = computed(() =>
    (this.search.found() ?? []).map((item) => ({
      item,
      price: sats(item.priceSats),
      isOut: item.quantity === 0,
    })),
  );
  protected readonly activeId = computed(() =>
    this.isOpen() && this.options().length > 0 ? `found-${this.at()}` : null,
  );

  constructor() {
    effect(() => {
      const found = this.search.found();
      if (found) {
        this.at.set(0);
        this.announcer.announce(
          found.length === 0
            ? 'No item found'
            : found.length === 1
              ? '1 item'
              : `${found.length} items`,
        );
      }
    });
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(words: string): void {
    this.isOpen.set(true);
    this.search.look(words);
  }

  protected press(event: KeyboardEvent): void {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        this.move(event.key === 'ArrowDown' ? 1 : -1);
        break;
      case 'Enter':
        event.preventDefault();
        void this.enter();
        break;
      case 'Escape':
        this.close();
        break;
    }
  }

  protected pick(item: Item | undefined): void {
    if (!item) {
      return;
    }
    const box = this.box().nativeElement;
    box.value = '';
    box.focus();
    this.close();
    this.picked.emit(item);
  }

  /** Picks the active one; before the search is through, only what is surely meant: the number itself, or a single find. */
  private async enter(): Promise<void> {
    if (!this.search.pending()) {
      this.pick(this.isOpen() ? this.options()[this.at()]?.item : undefined);
      return;
    }
    const words = this.box().nativeElement.value.trim();
    const found = await this.search.lookNow(words);
    const exact = found.find(({ sku }) => sku?.toLowerCase() === words.toLowerCase());
    this.pick(exact ?? (found.length === 1 ? found[0] : undefined));
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) {
      this.close();
    }
  }

  private move(by: number): void {
    if (!this.isOpen()) {
      this.type(this.box().nativeElement.value);
      return;
    }
    const count = this.options().length;
    if (count > 0) {
      this.at.update((at) => (at + by + count) % count);
      queueMicrotask(() =>
        this.element.querySelector('.active')?.scrollIntoView?.({ block: 'nearest' }),
      );
    }
  }

  private close(): void {
    this.isOpen.set(false);
    this.search.forget();
  }
}
