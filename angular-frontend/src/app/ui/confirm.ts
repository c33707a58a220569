import { booleanAttribute, Component, input, output } from '@angular/core';
import { Dialog } from './dialog';

/** Asks before something that is not easily undone. The question is projected: `<p>…</p>`. */
@Component({
  selector: 'q-confirm',
  imports: [Dialog],
  template: `
    <q-dialog [heading]="heading()" (closed)="answered.emit(false)">
      <ng-content />
      <div dialogActions>
        <button type="button" class="button" (click)="answered.emit(false)">
          {{ keep() }}
        </button>
        <button
          type="button"
          class="button"
          [class.danger]="danger()"
          [class.filled]="!danger()"
          (click)="answered.emit(true)"
        >
          {{ action() }}
        </button>
      </div>
    </q-dialog>
  `,
  styles: `
    [dialogActions] {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 8px;
    }
  `,
})
export class Confirm {
  readonly heading = input.required<string>();
  /** What the button that does it says: `Archive`. */
  readonly action = input.required<string>();
  readonly keep = input('Cancel');
  readonly danger = input(false, { transform: booleanAttribute });
  readonly answered = output<boolean>();
}
