import { booleanAttribute, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from './icon';

/**
 * The frame of a page of the back office: its heading, what can be done (elements with `actions`), what it is for, and
 * the page itself.
 */
@Component({
  selector: 'q-page',
  imports: [Icon, RouterLink],
  host: { '[class.narrow]': 'narrow()' },
  template: `
    @if (back(); as back) {
      <a class="back" [routerLink]="back"><q-icon name="left" size="16" />{{ backWord() }}</a>
    }
    <header class="page-head">
      <h1>{{ heading() }}</h1>
      <div class="actions"><ng-content select="[actions]" /></div>
    </header>
    @if (purpose()) {
      <p class="page-purpose">{{ purpose() }}</p>
    }
    <div class="content"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 1440px;
      margin-inline: auto;
      padding: 24px 32px 48px;
    }

    :host(.narrow) {
      max-width: 960px;
    }

    .page-head {
      gap: 12px 24px;
    }

    h1 {
      min-width: 0;
      overflow-wrap: anywhere;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }

    .page-purpose {
      margin-bottom: 0;
      max-width: 64ch;
    }

    .content {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      margin-top: 24px;
    }

    .back {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-height: 24px;
      margin: -4px 0 8px -4px;
      color: var(--q-muted);
      font: 500 13px/16px var(--q-font);
      text-decoration: none;
    }

    .back:hover {
      color: var(--q-ink);
    }

    @media (width < 720px) {
      :host {
        padding: 0 0 48px;
      }

      .page-head {
        height: auto;
        min-height: var(--q-bar);
        padding-block: 8px;
      }

      .page-head h1 {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .actions {
        flex-wrap: nowrap;
      }

      .back {
        min-height: 44px;
        margin: 8px 16px -8px;
      }

      // The bar with the heading comes first, wherever one has scrolled to.
      :host {
        display: flex;
        flex-direction: column;
      }

      .page-head {
        order: -1;
      }

      .content {
        margin-top: 16px;
        padding: 0 16px;
      }
    }
  `,
})
export class PageFrame {
  readonly heading = input.required<string>();
  readonly purpose = input('');
  /** Where the page belongs to: `/items`. */
  readonly back = input('');
  readonly backWord = input('Back');
  /** For forms: no wider than they are read. */
  readonly narrow = input(false, { transform: booleanAttribute });
}
