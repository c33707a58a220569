import { Component, input } from '@angular/core';
import { Icon, IconName } from './icon';

/** How a badge is meant; its icon and its word say the same without the colour. */
export type BadgeTone = 'good' | 'attention' | 'bad' | 'info' | 'quiet';

/** A state in a word: `<q-badge tone="attention" icon="alert">3 left</q-badge>`. */
@Component({
  selector: 'q-badge',
  imports: [Icon],
  host: { '[class]': 'tone()' },
  template: `
    @if (icon(); as icon) {
      <q-icon [name]="icon" size="14" />
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      height: 24px;
      padding: 0 9px;
      border: 1px solid transparent;
      border-radius: var(--q-r-full);
      font: 500 12px/16px var(--q-font);
      white-space: nowrap;
    }

    :host(.good) {
      background: var(--q-primary-soft);
      color: var(--q-on-primary-soft);
    }

    :host(.attention) {
      background: var(--q-accent-soft);
      color: var(--q-on-accent-soft);
    }

    :host(.bad) {
      background: var(--q-error-soft);
      color: var(--q-on-error-soft);
    }

    :host(.info) {
      background: var(--q-info-soft);
      color: var(--q-on-info-soft);
    }

    :host(.quiet) {
      border-color: var(--q-hairline);
      color: var(--q-ink-2);
    }
  `,
})
export class Badge {
  readonly tone = input<BadgeTone>('info');
  readonly icon = input<IconName>();
}
