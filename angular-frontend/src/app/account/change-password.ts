import { Component, ElementRef, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Account } from '../api/account';
import { ApiError, Failure } from '../core/failure';
import { FailureNotice } from '../core/failure-notice';
import { newPasswordProblem, passwordProblem } from '../core/password-problem';
import { putProblem } from '../forms/place-problems';
import { focusFirstProblem, isReady } from '../forms/submit';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Toasts } from '../ui/toasts';

const sentences: Record<string, string> = {
  'password-wrong': 'This is not your password now.',
  'password-too-common': 'This password is among those everybody tries. Choose another.',
};

@Component({
  selector: 'q-change-password',
  imports: [FailureNotice, Field, Input, ReactiveFormsModule],
  template: `
    <form novalidate aria-label="Change password" [formGroup]="form" (ngSubmit)="change()">
      <q-field label="Password now" [control]="form.controls.current">
        <input
          qInput
          type="password"
          autocomplete="current-password"
          [formControl]="form.controls.current"
        />
      </q-field>
      <q-field label="New password" hint="At least 12 characters." [control]="form.controls.next">
        <input
          qInput
          type="password"
          autocomplete="new-password"
          [formControl]="form.controls.next"
        />
      </q-field>
      <label class="wide choice">
        <input type="checkbox" [formControl]="form.controls.revokeTokens" />
        Revoke my API tokens too
      </label>
      @if (failure(); as failure) {
        <q-failure class="wide" [failure]="failure" [retryable]="false" (retry)="change()" />
      }
      <button type="submit" class="button" [disabled]="working()">Change password</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 16px;
      align-items: start;
    }

    .button,
    .wide {
      grid-column: 1 / -1;
    }

    .choice {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 24px;
    }

    .choice input {
      margin: 0;
      inline-size: 20px;
      block-size: 20px;
      accent-color: var(--q-primary);
    }

    .button {
      justify-self: start;
    }
  `,
})
export class ChangePassword {
  private readonly account = inject(Account);
  private readonly toasts = inject(Toasts);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly form = new FormGroup({
    current: new FormControl('', { nonNullable: true, validators: passwordProblem }),
    next: new FormControl('', { nonNullable: true, validators: newPasswordProblem }),
    /** Who changes a password because somebody knows it does not want that somebody's tokens to stay. */
    revokeTokens: new FormControl(true, { nonNullable: true }),
  });
  protected readonly working = signal(false);
  protected readonly failure = signal<Failure | undefined>(undefined);

  protected async change(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    this.working.set(true);
    this.failure.set(undefined);
    const { current, next, revokeTokens } = this.form.getRawValue();
    try {
      await this.account.changePassword({
        currentPassword: current,
        newPassword: next,
        revokeTokens,
      });
      this.form.reset();
      this.toasts.show(
        revokeTokens
          ? 'Your password is changed, and your API tokens are revoked.'
          : 'Your password is changed.',
      );
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.refuse(error.failure);
    } finally {
      this.working.set(false);
    }
  }

  private refuse(failure: Failure): void {
    const code = failure.kind === 'problem' ? failure.problem.code : '';
    const sentence = sentences[code];
    if (sentence) {
      const { current, next } = this.form.controls;
      putProblem(code === 'password-wrong' ? current : next, code, sentence);
      focusFirstProblem(this.element);
    } else {
      this.failure.set(failure);
    }
  }
}
