import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Configuration } from '../core/configuration';
import { roleWords } from '../core/role';
import { Session } from '../core/session';
import { ThemeChoice } from '../core/theme';
import { Icon } from '../ui/icon';
import { ToastPlace, Toasts } from '../ui/toasts';
import { Brand } from './brand';
import { places } from './places';
import { ThemeSwitch } from './theme-switch';

/** What stays while pages change: the rail (a menu on phones) and the place for the page. */
@Component({
  selector: 'q-shell',
  imports: [
    Brand,
    Icon,
    NgTemplateOutlet,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    ThemeSwitch,
    ToastPlace,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');
  private readonly personMenu = viewChild<ElementRef<HTMLElement>>('personMenu');

  protected readonly docsUrl = inject(Configuration).url('/docs');
  protected readonly theme = inject(ThemeChoice).theme;
  protected readonly user = this.session.user;

  /** What the person may use, in groups that are not empty. */
  protected readonly groups = computed(() =>
    places
      .map((group) => group.filter(({ role }) => role === undefined || this.session.may(role)))
      .filter((group) => group.length > 0),
  );
  protected readonly roleWord = computed(() => roleWords[this.session.role() ?? 'cashier']);
  protected readonly initials = computed(() => initialsOf(this.user()?.name ?? ''));

  /** A plain `#main` link would leave the page, because of `<base href="/">`. */
  protected skipTo(main: HTMLElement, event: Event): void {
    event.preventDefault();
    main.focus();
  }

  protected close(): void {
    this.menu().nativeElement.hidePopover();
    this.personMenu()?.nativeElement.hidePopover();
  }

  protected async signOut(): Promise<void> {
    this.close();
    try {
      await this.session.signOut();
      await this.router.navigateByUrl('/sign-in');
    } catch {
      this.toasts.show('The server did not answer: you are still signed in.');
    }
  }
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? '')[0] ?? '').join('');
}
