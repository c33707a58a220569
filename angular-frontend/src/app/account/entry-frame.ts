import { Component, input } from '@angular/core';

/** The frame of the pages by which one comes in: one card, in the middle of nothing else. */
@Component({
  selector: 'q-entry-frame',
  template: `
    <div class="column">
      <h1>{{ heading() }}</h1>
      <p class="purpose">{{ purpose() }}</p>
      <div class="card"><ng-content /></div>
      <div class="foot"><ng-content select="[foot]" /></div>
    </div>
  `,
  styleUrl: './entry-frame.scss',
})
export class EntryFrame {
  readonly heading = input.required<string>();
  readonly purpose = input('');
}
