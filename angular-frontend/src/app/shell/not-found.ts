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
  styleUrl: './not-found.scss',
})
export class NotFound {}
