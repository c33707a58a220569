import { effect, Injectable, signal } from '@angular/core';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'quittance-theme';

/** Light, dark, or as the system has it; remembered on the device where that is allowed. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  readonly theme = signal<Theme>(remembered());

  constructor() {
    effect(() => {
      const theme = this.theme();
      document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
    });
  }

  choose(theme: Theme): void {
    this.theme.set(theme);
    try {
      localStorage.setItem(storageKey, theme);
    } catch {
      // Storage is denied: the choice lasts as long as the page.
    }
  }

  /** Back to the system's theme, with nothing left on the device. */
  forget(): void {
    this.theme.set('system');
    try {
      localStorage.removeItem(storageKey);
    } catch {
      // Storage is denied: there was nothing to remove.
    }
  }
}

function remembered(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}
