import { Component, inject, input, signal } from '@angular/core';
import { Announcer } from './announcer';
import { Icon } from './icon';

/** Puts a text on the clipboard; where the browser forbids that, the text beside it can be selected by hand. */
@Component({
  selector: 'q-copy-button',
  imports: [Icon],
  template: `
    <button type="button" class="button small" (click)="copy()">
      <q-icon [name]="state() === 'copied' ? 'check' : 'copy'" size="16" />{{ words[state()] }}
      <span class="visually-hidden">{{ what() }}</span>
    </button>
  `,
})
export class CopyButton {
  private readonly announcer = inject(Announcer);

  readonly text = input.required<string>();
  /** What is copied, for those who cannot see it: `the payment link`. */
  readonly what = input.required<string>();

  protected readonly state = signal<'ready' | 'copied' | 'denied'>('ready');
  protected readonly words = { ready: 'Copy', copied: 'Copied', denied: 'Select and copy' };

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.state.set('copied');
      setTimeout(() => this.state.set('ready'), 3000);
    } catch {
      this.state.set('denied');
    }
    this.announcer.announce(this.words[this.state()]);
  }
}
