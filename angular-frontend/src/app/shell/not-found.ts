import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'q-not-found',
  imports: [RouterLink],
  template: `
    <h1>There is nothing at this address</h1>
    <p>The page may have moved, or the address was mistyped.</p>
    <a class="button" routerLink="/">Make an invoice</a>
  `,
  styles: `
    :host {
      display: block;
      max-width: 560px;
      padding: 96px 32px;
    }

    h1 {
      font: var(--q-title);
    }

    p {
      margin: 8px 0 24px;
      color: var(--q-ink-2);
    }
  `,
})
export class NotFound {}
