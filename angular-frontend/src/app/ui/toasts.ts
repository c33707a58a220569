import { Component, inject, Injectable, signal } from '@angular/core';
import { Announcer } from './announcer';
import { Icon } from './icon';

/** How long a message stays: long enough to be read twice. */
const staysMs = 6000;

export interface Toast {
  readonly message: string;
  /** What can be done about it: `Undo`. */
  readonly action?: { readonly word: string; readonly run: () => void };
}

/** Says that something is done, at the edge of the page and to screen readers. One at a time. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly announcer = inject(Announcer);
  private leaving?: ReturnType<typeof setTimeout>;

  readonly current = signal<Toast | undefined>(undefined);

  show(message: string, action?: Toast['action']): void {
    this.current.set({ message, ...(action && { action }) });
    this.announcer.announce(message);
    this.stay();
  }

  /** While the pointer or the focus is on it, it stays. */
  hold(): void {
    clearTimeout(this.leaving);
  }

  stay(): void {
    this.hold();
    this.leaving = setTimeout(() => this.dismiss(), staysMs);
  }

  dismiss(): void {
    this.hold();
    this.current.set(undefined);
  }
}

/** The place where messages appear; once on the page. */
@Component({
  selector: 'q-toasts',
  imports: [Icon],
  template: `
    @if (toasts.current(); as toast) {
      <section
        class="toast"
        aria-label="Message"
        (mouseenter)="toasts.hold()"
        (mouseleave)="toasts.stay()"
        (focusin)="toasts.hold()"
        (focusout)="toasts.stay()"
      >
        <q-icon name="check" size="16" />
        <p>{{ toast.message }}</p>
        @if (toast.action; as action) {
          <button type="button" class="act" (click)="toasts.dismiss(); action.run()">
            {{ action.word }}
          </button>
        }
        <button type="button" class="close" aria-label="Dismiss" (click)="toasts.dismiss()">
          <q-icon name="close" size="16" />
        </button>
      </section>
    }
  `,
  styles: `
    :host {
      position: fixed;
      inset: auto 0 calc(24px + var(--q-bottom-bar, 0px));
      z-index: 5;
      display: grid;
      place-items: center;
      padding: 0 16px;
      pointer-events: none;
    }

    .toast {
      display: flex;
      align-items: center;
      gap: 10px;
      max-width: 560px;
      min-height: 48px;
      padding: 0 6px 0 16px;
      border-radius: var(--q-r-l);
      background: light-dark(#1a1d21, #f2f0ea);
      color: light-dark(#ffffff, #1a1d21);
      box-shadow: var(--q-shadow);
      font: 500 14px/20px var(--q-font);
      pointer-events: auto;
      animation: rise var(--q-base) var(--q-ease);
    }

    p {
      padding: 12px 0;
      overflow-wrap: anywhere;
    }

    button {
      min-height: 44px;
      border: 0;
      border-radius: 8px;
      background: none;
      color: inherit;
      font: 600 14px/20px var(--q-font);
      cursor: pointer;
    }

    button:focus-visible {
      outline-color: currentcolor;
      outline-offset: -4px;
    }

    .act {
      padding: 0 10px;
      color: light-dark(#8ad3bc, #0f5c4a);
    }

    .close {
      display: grid;
      place-items: center;
      width: 44px;
    }

    @keyframes rise {
      from {
        opacity: 0;
        translate: 0 8px;
      }
    }
  `,
})
export class ToastPlace {
  protected readonly toasts = inject(Toasts);
}
