import { Component, computed, inject, input, output, signal } from '@angular/core';
import { UnitChoice } from '../core/unit-choice';
import { amountText } from '../money/amount-text';
import { sats } from '../money/sats';
import { Dialog } from '../ui/dialog';
import { momentText } from '../ui/moment';
import { Conflict, ConflictField } from './item-conflict';

const words: Record<ConflictField, string> = {
  name: 'Name',
  sku: 'Item number',
  description: 'Description',
  priceSats: 'Price',
  lowStockThreshold: 'Low from',
  expiresOn: 'Last day',
};

/** Shows what somebody else has changed meanwhile, and lets the person choose field by field. */
@Component({
  selector: 'q-conflict-choice',
  imports: [Dialog],
  template: `
    <q-dialog heading="Somebody changed this item meanwhile" (closed)="cancelled.emit()">
      @for (conflict of toChoose(); track conflict.field) {
        <fieldset>
          <legend>{{ words[conflict.field] }}</legend>
          <label>
            <input
              type="radio"
              [name]="'choice-' + conflict.field"
              [checked]="!takesTheirs(conflict)"
              (change)="choose(conflict, false)"
            />
            <span>Yours</span><strong>{{ text(conflict.field, conflict.mine) }}</strong>
          </label>
          <label>
            <input
              type="radio"
              [name]="'choice-' + conflict.field"
              [checked]="takesTheirs(conflict)"
              (change)="choose(conflict, true)"
            />
            <span>Theirs</span><strong>{{ text(conflict.field, conflict.theirs) }}</strong>
          </label>
        </fieldset>
      }
      @if (settled().length) {
        <div class="settled">
          <p>
            {{ toChoose().length ? 'Also changed' : 'Changed by them' }}, and taken over as you did
            not touch it:
          </p>
          <ul>
            @for (conflict of settled(); track conflict.field) {
              <li>
                {{ words[conflict.field] }}:
                <strong>{{ text(conflict.field, conflict.theirs) }}</strong>
              </li>
            }
          </ul>
        </div>
      }
      @if (!conflicts().length) {
        <p>Nothing you see here differs. Your changes can be saved as they are.</p>
      }
      <div dialogActions>
        <button type="button" class="button" (click)="cancelled.emit()">Back to the form</button>
        <button type="button" class="button filled" (click)="decided.emit(theirs())">
          Save this
        </button>
      </div>
    </q-dialog>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
    }

    legend {
      padding: 0 0 6px;
      font: var(--q-label);
      color: var(--q-ink-2);
    }

    label {
      display: grid;
      grid-template-columns: auto 52px minmax(0, 1fr);
      gap: 10px;
      align-items: baseline;
      min-height: 44px;
      padding: 11px 12px;
      border: 1px solid var(--q-hairline);
      border-radius: var(--q-r);
      cursor: pointer;
    }

    label:has(:checked) {
      border-color: var(--q-primary);
      background: var(--q-primary-soft);
      color: var(--q-on-primary-soft);
    }

    label:has(:focus-visible) {
      outline: 2px solid var(--q-focus);
      outline-offset: 2px;
    }

    input {
      margin: 0;
      accent-color: var(--q-primary);
    }

    strong {
      font-weight: 600;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    .settled {
      padding: 12px 16px;
      border-radius: var(--q-r);
      background: var(--q-sunken);
      color: var(--q-ink-2);
    }

    li {
      margin-top: 6px;
    }

    [dialogActions] {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 8px;
    }
  `,
})
export class ConflictChoice {
  private readonly unit = inject(UnitChoice).unit;

  readonly conflicts = input.required<readonly Conflict[]>();
  /** The fields for which what is saved now is to stay. */
  readonly decided = output<readonly ConflictField[]>();
  readonly cancelled = output();

  protected readonly words = words;
  protected readonly toChoose = computed(() => this.conflicts().filter((it) => it.toChoose));
  protected readonly settled = computed(() => this.conflicts().filter((it) => !it.toChoose));
  private readonly chosen = signal<ReadonlySet<ConflictField>>(new Set());
  protected readonly theirs = computed(() => [
    ...this.settled().map(({ field }) => field),
    ...this.chosen(),
  ]);

  protected takesTheirs({ field }: Conflict): boolean {
    return this.chosen().has(field);
  }

  protected choose({ field }: Conflict, theirs: boolean): void {
    this.chosen.update((chosen) => {
      const others = [...chosen].filter((other) => other !== field);
      return new Set(theirs ? [...others, field] : others);
    });
  }

  protected text(field: ConflictField, value: string | number | undefined): string {
    if (value === undefined) {
      return field === 'priceSats' ? this.price(0) : 'Nothing';
    }
    if (typeof value === 'number') {
      return field === 'priceSats' ? this.price(value) : String(value);
    }
    return field === 'expiresOn' ? momentText(value) : value;
  }

  private price(value: number): string {
    return `${amountText(sats(value), this.unit())} ${this.unit()}`;
  }
}
