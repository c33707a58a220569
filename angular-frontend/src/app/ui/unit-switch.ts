import { Component, model } from '@angular/core';
import { BitcoinUnit } from '../money/sats';

@Component({
  selector: 'q-unit-switch',
  template: `
    <fieldset>
      <legend class="visually-hidden">Amounts in</legend>
      @for (choice of units; track choice) {
        <label>
          <input
            type="radio"
            name="unit"
            [value]="choice"
            [checked]="unit() === choice"
            (change)="unit.set(choice)"
          />
          <span>{{ choice }}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      height: 40px;
      border: 1px solid var(--q-hairline);
      border-radius: var(--q-r);
      background: var(--q-sunken);
    }

    // A label is as high as the switch, so that it is easy to hit.
    label {
      position: relative;
      display: grid;
      cursor: pointer;
    }

    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }

    span {
      display: grid;
      place-items: center;
      min-width: 52px;
      margin: 3px;
      padding: 0 12px;
      border-radius: 7px;
      font: 500 13px/16px var(--q-font);
      color: var(--q-muted-sunken);
      transition: background-color var(--q-fast) var(--q-ease);
    }

    label:hover span {
      color: var(--q-ink);
    }

    :checked + span {
      background: var(--q-raised);
      color: var(--q-ink);
      box-shadow: 0 0 0 1px var(--q-hairline);
    }

    :focus-visible + span {
      outline: 2px solid var(--q-focus);
      outline-offset: 1px;
    }

    @media (width < 720px) {
      fieldset {
        height: 46px;
      }
    }

    @media (forced-colors: active) {
      :checked + span {
        outline: 2px solid Highlight;
      }
    }
  `,
})
export class UnitSwitch {
  readonly unit = model.required<BitcoinUnit>();

  protected readonly units: readonly BitcoinUnit[] = ['BTC', 'sats'];
}
