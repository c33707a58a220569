import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The pages of one customer. */
@Component({
  selector: 'q-customer-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Customer">
      @for (tab of tabs; track tab.path) {
        <a
          [routerLink]="['/customers', customerId(), ...tab.path]"
          routerLinkActive="current"
          [routerLinkActiveOptions]="{
            paths: 'exact',
            queryParams: 'ignored',
            fragment: 'ignored',
            matrixParams: 'ignored',
          }"
          ariaCurrentWhenActive="page"
          >{{ tab.word }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      border-bottom: 1px solid var(--q-hairline);
    }

    a {
      position: relative;
      display: grid;
      place-items: center;
      min-height: 44px;
      padding: 0 12px;
      color: var(--q-muted);
      font: 500 14px/20px var(--q-font);
      text-decoration: none;
    }

    a:hover {
      color: var(--q-ink);
    }

    .current {
      color: var(--q-primary);
    }

    .current::after {
      position: absolute;
      inset: auto 12px -1px;
      height: 2px;
      border-radius: 2px 2px 0 0;
      background: var(--q-primary);
      content: '';
    }

    @media (forced-colors: active) {
      .current::after {
        background: Highlight;
      }
    }
  `,
})
export class CustomerTabs {
  readonly customerId = input.required<string>();

  protected readonly tabs = [
    { word: 'Details', path: [] },
    { word: 'Sales', path: ['sales'] },
    { word: 'Purchases', path: ['purchases'] },
  ];
}
