import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { ApiError, Failure } from '../core/failure';
import { FailureNotice } from '../core/failure-notice';
import { passwordProblem } from '../core/password-problem';
import { Session } from '../core/session';
import { cleanWord } from '../forms/text-cleaning';
import { problemValidator } from '../forms/form-controls';
import { putProblem } from '../forms/place-problems';
import { isReady } from '../forms/submit';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { EntryFrame } from './entry-frame';
import { pageAfter } from './page-after';

/** Where staff sign in; `next` says where they wanted to go. */
@Component({
  selector: 'q-sign-in',
  imports: [EntryFrame, FailureNotice, Field, Input, ReactiveFormsModule, RouterLink],
  templateUrl: './sign-in.html',
})
export class SignIn {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** From the address. */
  readonly next = input<string>();

  protected readonly form = new FormGroup({
    email: new FormControl('', {
      nonNullable: true,
      validators: problemValidator((text: string) =>
        cleanWord(text) ? undefined : { code: 'required', message: 'Enter your email address.' },
      ),
    }),
    password: new FormControl('', { nonNullable: true, validators: passwordProblem }),
  });
  protected readonly working = signal(false);
  private readonly refusal = signal<Failure | undefined>(undefined);
  /** The refusal of what was tried here, or else why nobody knows who is signed in. */
  protected readonly failure = computed(() => this.refusal() ?? this.session.failure());

  constructor() {
    // Whoever is signed in already has nothing to do here.
    effect(() => {
      if (this.session.user()) {
        untracked(() => void this.goOn());
      }
    });
  }

  protected async signIn(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    this.working.set(true);
    this.refusal.set(undefined);
    const { email, password } = this.form.getRawValue();
    try {
      await this.session.signIn({ email: cleanWord(email), password });
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.refuse(error.failure);
    } finally {
      this.working.set(false);
    }
  }

  /** Perhaps the server answers now, and the person is signed in already. */
  protected async lookAgain(): Promise<void> {
    this.refusal.set(undefined);
    await this.session.known();
  }

  private goOn(): Promise<boolean> {
    return this.router.navigateByUrl(pageAfter(this.next()), { replaceUrl: true });
  }

  private refuse(failure: Failure): void {
    if (failure.kind === 'problem' && failure.problem.code === 'credentials-wrong') {
      putProblem(
        this.form.controls.password,
        'credentials-wrong',
        'Email or password is not right. Check both.',
      );
      this.element.querySelector<HTMLElement>('[type="password"]')?.focus();
    } else {
      this.refusal.set(failure);
    }
  }
}
