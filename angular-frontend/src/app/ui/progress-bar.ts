import { Component, input } from '@angular/core';

/** Something is under way and nobody knows how long it takes. */
@Component({
  selector: 'q-progress-bar',
  host: { role: 'progressbar', '[attr.aria-label]': 'label()' },
  template: '<span></span>',
  styles: `
    :host {
      display: block;
      height: 4px;
      overflow: hidden;
      border-radius: 2px;
      background: var(--q-primary-soft);
    }

    span {
      display: block;
      width: 40%;
      height: 100%;
      border-radius: inherit;
      background: var(--q-primary);
      animation: pass 1.2s infinite var(--q-ease);
    }

    @keyframes pass {
      from {
        translate: -100%;
      }
      to {
        translate: 250%;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      span {
        width: 100%;
        opacity: 0.6;
      }
    }
  `,
})
export class ProgressBar {
  readonly label = input.required<string>();
}
