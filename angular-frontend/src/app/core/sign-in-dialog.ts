import { Component, ElementRef, inject, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { putProblem } from '../forms/place-problems';
import { isReady } from '../forms/submit';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { ApiError, Failure } from './failure';
import { passwordProblem } from './password-problem';
import { problemSentence } from './problem-sentence';
import { Session } from './session';

/** Over the page, so that what was typed there stays: the session has ended, and the same person signs in again. */
@Component({
  selector: 'q-sign-in-dialog',
  imports: [Dialog, Field, Input, ReactiveFormsModule],
  template: `
    <q-dialog heading="Sign in again" (closed)="answered.emit(false)">
      <p>Your session has ended. Nothing you typed is lost: sign in, and it goes on.</p>
      <form id="sign-in-again" novalidate [formGroup]="form" (ngSubmit)="signIn()">
        @if (email) {
          <p class="who">
            <span>Email</span><strong>{{ email }}</strong>
          </p>
          <input type="hidden" autocomplete="username" [value]="email" />
        } @else {
          <q-field label="Email" [control]="form.controls.email">
            <input
              qInput
              type="email"
              autocomplete="username"
              [formControl]="form.controls.email"
            />
          </q-field>
        }
        <q-field label="Password" [control]="form.controls.password">
          <input
            qInput
            type="password"
            autocomplete="current-password"
            [formControl]="form.controls.password"
          />
        </q-field>
        @if (failure(); as failure) {
          <p class="failure" role="alert">{{ failure.title }} {{ failure.advice }}</p>
        }
      </form>
      <div dialogActions>
        <button type="button" class="button" (click)="answered.emit(false)">Not now</button>
        <button type="submit" form="sign-in-again" class="button filled" [disabled]="working()">
          Sign in
        </button>
      </div>
    </q-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }

    .who {
      display: grid;
      gap: 6px;
      font: var(--q-label);
    }

    strong {
      color: var(--q-ink);
      font: var(--q-body);
      overflow-wrap: anywhere;
    }

    .failure {
      color: var(--q-error);
      font: 500 13px/20px var(--q-font);
    }

    [dialogActions] {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
    }
  `,
})
export class SignInDialog {
  private readonly session = inject(Session);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Whether the person has signed in. */
  readonly answered = output<boolean>();

  /** Another person would go on with what this one has typed: only the same may. */
  protected readonly email = this.session.user()?.email;
  protected readonly form = new FormGroup({
    email: new FormControl(this.email ?? '', { nonNullable: true }),
    password: new FormControl('', { nonNullable: true, validators: passwordProblem }),
  });
  protected readonly working = signal(false);
  protected readonly failure = signal<ReturnType<typeof problemSentence> | undefined>(undefined);

  protected async signIn(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    this.working.set(true);
    this.failure.set(undefined);
    try {
      await this.session.signIn(this.form.getRawValue());
      this.answered.emit(true);
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
    if (failure.kind === 'problem' && failure.problem.code === 'credentials-wrong') {
      putProblem(this.form.controls.password, 'credentials-wrong', 'This password is not right.');
      this.element.querySelector<HTMLElement>('[type="password"]')?.focus();
    } else {
      this.failure.set(problemSentence(failure));
    }
  }
}
