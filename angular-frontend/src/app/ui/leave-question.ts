import { Component, signal } from '@angular/core';
import { Confirm } from './confirm';

/** Asks before typed things are lost; put it on the page, and let its `mayLeave` ask. */
@Component({
  selector: 'q-leave-question',
  imports: [Confirm],
  template: `
    @if (answer(); as answer) {
      <q-confirm
        heading="Leave without saving?"
        keep="Stay"
        action="Leave"
        danger
        (answered)="answer($event)"
      >
        <p>What you changed here is not saved yet.</p>
      </q-confirm>
    }
  `,
})
export class LeaveQuestion {
  protected readonly answer = signal<((leave: boolean) => void) | undefined>(undefined);

  /** True when the person wants to. */
  ask(): Promise<boolean> {
    return new Promise((resolve) => {
      this.answer.set((leave) => {
        this.answer.set(undefined);
        resolve(leave);
      });
    });
  }
}
