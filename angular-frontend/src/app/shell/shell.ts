import { NgTemplateOutlet } from '@angular/common';
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Configuration } from '../core/configuration';
import { ThemeChoice } from '../core/theme';
import { Icon } from '../ui/icon';
import { Brand } from './brand';
import { ThemeSwitch } from './theme-switch';

/** What stays while pages change: the rail (a menu on phones) and the place for the page. */
@Component({
  selector: 'q-shell',
  imports: [Brand, Icon, NgTemplateOutlet, RouterLink, RouterLinkActive, RouterOutlet, ThemeSwitch],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly docsUrl = inject(Configuration).url('/docs');
  protected readonly theme = inject(ThemeChoice).theme;

  /** A plain `#main` link would leave the page, because of `<base href="/">`. */
  protected skipTo(main: HTMLElement, event: Event): void {
    event.preventDefault();
    main.focus();
  }
}
