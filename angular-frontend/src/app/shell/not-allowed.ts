import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'q-not-allowed',
  imports: [RouterLink],
  template: `
    <h1>This page is not for your role</h1>
    <p>If you need it for your work, ask an admin to give you another role.</p>
    <a class="button" routerLink="/items">Go to the items</a>
  `,
  styleUrl: './not-found.scss',
})
export class NotAllowed {}
