import { Component, input, output } from '@angular/core';

export interface ViewOption {
  readonly value: string;
  readonly word: string;
}

let choices = 0;

/** One of a few ways to look at or to type something: radio buttons that look like a switch. */
@Component({
  selector: 'q-view-choice',
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ label() }}</legend>
      @for (option of options(); track option.value) {
        <label>
          <input
            type="radio"
            [name]="name"
            [value]="option.value"
            [checked]="option.value === value()"
            (change)="chosen.emit(option.value)"
          />
          <span>{{ option.word }}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      overflow-x: auto;
      scrollbar-width: none;
    }

    fieldset {
      display: flex;
      width: max-content;
      height: 40px;
      border: 1px solid var(--q-hairline);
      border-radius: var(--q-r);
      background: var(--q-sunken);
    }

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
      min-width: 40px;
      margin: 3px;
      padding: 0 12px;
      border-radius: 7px;
      font: 500 13px/16px var(--q-font);
      color: var(--q-muted-sunken);
      white-space: nowrap;
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
export class ViewChoice {
  readonly label = input.required<string>();
  readonly options = input.required<readonly ViewOption[]>();
  readonly value = input.required<string>();
  readonly chosen = output<string>();

  protected readonly name = `view-${++choices}`;
}
