import { Component, output } from '@angular/core';
import { Icon } from '../ui/icon';

/** Shown when somebody else saved the same thing after the person opened it: whose version is to stay? */
@Component({
  selector: 'q-changed-meanwhile',
  imports: [Icon],
  host: { role: 'alert' },
  template: `
    <q-icon name="alert" />
    <div>
      <h3>Somebody saved this after you opened it</h3>
      <p>What you typed is still in the fields. Nothing was saved yet.</p>
      <div class="choices">
        <button type="button" class="button small" (click)="theirs.emit()">
          Show what they saved
        </button>
        <button type="button" class="button small" (click)="mine.emit()">Save mine over it</button>
      </div>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 12px;
      padding: 16px;
      border-radius: var(--q-r-l);
      background: var(--q-accent-soft);
      color: var(--q-on-accent-soft);
      font: 400 13px/20px var(--q-font);
    }

    h3 {
      font: 600 14px/20px var(--q-font);
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 12px;
    }
  `,
})
export class ChangedMeanwhile {
  /** The fields are to show what is saved. */
  readonly theirs = output();
  /** What is in the fields is to be saved all the same. */
  readonly mine = output();
}
