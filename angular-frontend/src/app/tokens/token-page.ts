import { Component, ElementRef, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { randomKey } from '../api/random-key';
import { Tokens } from '../api/tokens';
import { Token } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { roleWords } from '../core/role';
import { RoleChoice } from '../core/role-choice';
import { Session } from '../core/session';
import { Work } from '../core/work';
import { focusFirstProblem, isReady } from '../forms/submit';
import { Badge } from '../ui/badge';
import { Confirm } from '../ui/confirm';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Input } from '../ui/input';
import { Moment } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { ProgressBar } from '../ui/progress-bar';
import { Secret } from '../ui/secret';
import { Toasts } from '../ui/toasts';
import { createTokenForm, toNewToken } from './token-form';
import { inOrder, tokenState } from './token-state';

/** A person's own credentials for programs: made, shown once, revoked. */
@Component({
  selector: 'q-token-page',
  imports: [
    Badge,
    Confirm,
    Dialog,
    FailureNotice,
    Field,
    Icon,
    Input,
    Moment,
    PageFrame,
    ProgressBar,
    ReactiveFormsModule,
    RoleChoice,
    Secret,
  ],
  templateUrl: './token-page.html',
  styleUrl: './token-page.scss',
})
export class TokenPage {
  private readonly tokens = inject(Tokens);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** One token, however often the same form is sent. */
  private key = randomKey();

  protected readonly loading = new Work();
  protected readonly making = new Work();
  protected readonly revoking = new Work();
  protected readonly list = signal<readonly Token[] | undefined>(undefined);
  protected readonly most = this.session.role;
  protected readonly words = roleWords;
  protected readonly stateOf = tokenState;

  protected readonly form = createTokenForm();
  protected readonly isMaking = signal(false);
  /** The one just made; nobody will see it again. */
  protected readonly secret = signal<string | undefined>(undefined);
  protected readonly toRevoke = signal<Token | undefined>(undefined);

  constructor() {
    this.form.valueChanges.subscribe(() => (this.key = randomKey()));
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.loading.run(async () => this.list.set(inOrder(await this.tokens.list())));
  }

  protected begin(): void {
    this.form.reset();
    this.making.clear();
    this.secret.set(undefined);
    this.isMaking.set(true);
  }

  protected async make(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    const done = await this.making.run(async () => {
      const { token } = await this.tokens.create(toNewToken(this.form), this.key);
      this.secret.set(token);
    }, this.form);
    if (done) {
      await this.load();
    } else {
      focusFirstProblem(this.element);
    }
  }

  protected close(): void {
    this.isMaking.set(false);
    this.secret.set(undefined);
  }

  protected async answer(isSure: boolean): Promise<void> {
    const token = this.toRevoke();
    this.toRevoke.set(undefined);
    if (!isSure || !token) {
      return;
    }
    const done = await this.revoking.run(() => this.tokens.revoke(token.id));
    if (done) {
      this.toasts.show(`${token.name} does not work any more`);
      await this.load();
    }
  }
}
