import { Component, computed, input, numberAttribute } from '@angular/core';

/** Drawn on a 24-px grid, as one path each. */
const drawings = {
  add: 'M12 5v14M5 12h14',
  alert: 'M12 8v5M12 16.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  code: 'M8.5 7L3.5 12l5 5M15.5 7l5 5-5 5',
  copy: 'M10 8h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM4 16V6a2 2 0 0 1 2-2h10',
  dark: 'M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10Z',
  down: 'M12 5v14M6.5 13.5L12 19l5.5-5.5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  drag: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  external: 'M14 5h5v5M19 5l-8 8M17 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h4',
  image:
    'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM4.5 17l4.5-5 4 4 2.5-2.5 4 4M15.5 8.5v.01',
  invoice: 'M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6',
  qr: 'M4 4h6v6H4V4ZM14 4h6v6h-6V4ZM4 14h6v6H4v-6ZM14 14h2v2M20 14v2M14 20h2M18 18h2v2',
  light:
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M8 10l4 4 4-4',
  retry: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.5v5h-5',
  system: 'M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM9 20h6M12 16v4',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4',
  unplugged:
    'M4 20l4-4M20 4l-4 4M7 11l6 6-1.5 1.5a4.2 4.2 0 0 1-6-6L7 11ZM11 7l6 6 1.5-1.5a4.2 4.2 0 0 0-6-6L11 7ZM9.5 13.5l1.5-1.5M12 15l1.5-1.5',
  up: 'M12 19V5M6.5 10.5L12 5l5.5 5.5',
  archive: 'M4 5h16v4H4V5ZM5.5 9v10h13V9M10 13h4',
  basket:
    'M4 10h16l-1.6 9.2a1 1 0 0 1-1 .8H6.6a1 1 0 0 1-1-.8L4 10ZM8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3',
  box: 'M12 3l8 4.5v9L12 21l-8-4.5v-9L12 3ZM4.2 7.6L12 12l7.8-4.4M12 12v9',
  calendar:
    'M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM4 10h16M8 4v3.5M16 4v3.5',
  clock: 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  edit: 'M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4',
  key: 'M15 14a5 5 0 1 0-4.7-3.3L4 17v3h3v-2h2v-2h2l1.3-1.3c.8.2 1.7.3 2.7.3ZM16 8v.01',
  left: 'M14.5 6l-6 6 6 6',
  lock: 'M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  low: 'M4 6l6 6 3.5-3.5L20 15M20 10.5V15h-4.5M4 20h16',
  minus: 'M5 12h14',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.6-3.6 3.7-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.5-3.2 3.2-4.8 6.5-4.8s6 1.6 6.5 4.8M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 15.3c1.9.7 3.2 2.1 3.5 4.2',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6Z',
  right: 'M9.5 6l6 6-6 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5L20 20',
  shop: 'M5 10v10h14V10M3.5 8.5L5 4h14l1.5 4.5a2.8 2.8 0 0 1-5.6 0 2.9 2.9 0 0 1-5.8 0 2.8 2.8 0 0 1-5.6 0ZM10 20v-5h4v5',
  'sign-in': 'M14 4h5v16h-5M4 12h10M10.5 8l4 4-4 4',
  'sign-out': 'M10 4H5v16h5M9.5 12H20M16 8l4 4-4 4',
  till: 'M7 10V4h10v6M4 10h16v10H4V10ZM8 14h.01M12 14h.01M16 14h.01M8 17h8',
  upload: 'M12 15V4M7 8.5L12 3.5l5 5M5 20h14',
} as const;

export type IconName = keyof typeof drawings;

/** A drawing beside a word; it says nothing by itself. */
@Component({
  selector: 'q-icon',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 24 24" [attr.width]="size()" [attr.height]="size()">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      flex: none;
    }

    svg {
      display: block;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    :host([name='drag']) svg {
      stroke-width: 2.6;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(20, { transform: numberAttribute });

  protected readonly path = computed(() => drawings[this.name()]);
}
