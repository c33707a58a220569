import { Component } from '@angular/core';
import { Icon } from './icon';

/** A sentence about what may not be as it was meant, though it is no mistake. */
@Component({
  selector: 'q-caution',
  imports: [Icon],
  template: `<q-icon name="alert" size="16" />
    <p><ng-content /></p>`,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 10px;
      padding: 12px 16px;
      border-radius: var(--q-r-l);
      background: var(--q-accent-soft);
      color: var(--q-on-accent-soft);
      font: 400 13px/20px var(--q-font);
      overflow-wrap: anywhere;
    }

    q-icon {
      margin-top: 2px;
    }
  `,
})
export class Caution {}
