import {
  Component,
  effect,
  ElementRef,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from './icon';

/** Time without typing after which a search is made. */
const pauseMs = 250;

/** Says what is searched for once the person pauses; at once on Enter, and when it is cleared. */
@Component({
  selector: 'q-search-box',
  imports: [Icon],
  host: { role: 'search' },
  template: `
    <q-icon name="search" size="18" />
    <input
      #box
      type="search"
      class="text-input"
      autocomplete="off"
      spellcheck="false"
      maxlength="100"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="text()"
      (input)="type(box.value)"
      (keydown.enter)="search($event)"
      (keydown.escape)="clear()"
    />
    @if (text()) {
      <button type="button" class="clear" aria-label="Clear the search" (click)="clear()">
        <q-icon name="close" size="16" />
      </button>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-width: 0;
    }

    q-icon {
      color: var(--q-muted);
    }

    :host > q-icon {
      position: absolute;
      inset: 50% auto auto 12px;
      translate: 0 -50%;
      pointer-events: none;
    }

    .text-input {
      padding-inline: 38px 40px;
    }

    .text-input::-webkit-search-cancel-button {
      display: none;
    }

    .clear {
      position: absolute;
      inset: 0 0 0 auto;
      display: grid;
      place-items: center;
      width: 44px;
      border: 0;
      border-radius: var(--q-r);
      background: none;
      cursor: pointer;
    }
  `,
})
export class SearchBox {
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private pause?: ReturnType<typeof setTimeout>;

  /** What it searches: `Search items`. */
  readonly label = input.required<string>();
  /** What is searched for now, as the page's address says. */
  readonly value = input('');
  readonly searched = output<string>();

  protected readonly text = linkedSignal(() => this.value());

  constructor() {
    effect((onCleanup) => onCleanup(() => clearTimeout(this.pause)));
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.tell(), text ? pauseMs : 0);
  }

  protected search(event: Event): void {
    event.preventDefault();
    this.tell();
  }

  protected clear(): void {
    this.text.set('');
    this.tell();
    this.box().nativeElement.focus();
  }

  private tell(): void {
    clearTimeout(this.pause);
    const text = this.text().replace(/\s+/g, ' ').trim();
    if (text !== this.value()) {
      this.searched.emit(text);
    }
  }
}
