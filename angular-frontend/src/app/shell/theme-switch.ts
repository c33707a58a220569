import { Component, inject } from '@angular/core';
import { Theme, ThemeChoice, themes } from '../core/theme';
import { Icon } from '../ui/icon';

const words: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

@Component({
  selector: 'q-theme-switch',
  imports: [Icon],
  template: `
    <fieldset>
      <legend>Theme</legend>
      @for (theme of themes; track theme) {
        <label>
          <input
            type="radio"
            [name]="group"
            [value]="theme"
            [checked]="choice.theme() === theme"
            (change)="choice.choose(theme)"
          />
          <q-icon [name]="theme" />
          {{ words[theme] }}
          <q-icon class="tick" name="check" size="16" />
        </label>
      }
    </fieldset>
  `,
  styles: `
    legend {
      padding: 8px 12px 4px;
      font: var(--q-caption);
      color: var(--q-muted);
    }

    label {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 44px;
      padding: 0 12px;
      border-radius: 8px;
      font: 500 14px/20px var(--q-font);
      cursor: pointer;
    }

    label:hover {
      background: var(--q-sunken);
    }

    label:has(:focus-visible) {
      outline: 2px solid var(--q-focus);
      outline-offset: -2px;
    }

    input {
      position: absolute;
      opacity: 0;
    }

    .tick {
      margin-inline-start: auto;
      color: var(--q-primary);
      visibility: hidden;
    }

    :checked ~ .tick {
      visibility: visible;
    }
  `,
})
export class ThemeSwitch {
  protected readonly choice = inject(ThemeChoice);
  protected readonly themes = themes;
  protected readonly words = words;
  protected readonly group = `theme-${++groups}`;
}

/** Two switches on one page are two groups of radio buttons. */
let groups = 0;
