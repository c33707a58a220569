import { Component } from '@angular/core';

/** The mark: a Q that ticks something off. */
@Component({
  selector: 'q-brand',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 36 36" width="36" height="36">
      <rect width="36" height="36" rx="10" />
      <path
        d="M25.4 15.4A8.6 8.6 0 1 1 21.6 9.7M12.9 17.2l3.6 3.6 10.3-10.6M22.6 22.6l4.2 4.2"
        fill="none"
        stroke-width="2.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
    }

    rect {
      fill: var(--q-primary);
    }

    path {
      stroke: var(--q-on-primary);
    }
  `,
})
export class Brand {}
