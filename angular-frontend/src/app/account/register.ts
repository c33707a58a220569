import { Component, computed, effect, ElementRef, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { SessionCalls } from '../api/session';
import { RegistrationOffer } from '../api/types';
import { ApiError, Failure } from '../core/failure';
import { FailureNotice } from '../core/failure-notice';
import { newPasswordProblem } from '../core/password-problem';
import { roleWords } from '../core/role';
import { Session } from '../core/session';
import { readEmail } from '../forms/email';
import { lineOf, readBy, tidyBy, textControl } from '../forms/form-controls';
import { placeProblems, putProblem } from '../forms/place-problems';
import { isReady } from '../forms/submit';
import { cleanLine } from '../forms/text-cleaning';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { ProgressBar } from '../ui/progress-bar';
import { EntryFrame } from './entry-frame';

/** Where somebody becomes a user: by the link of the first start, by an invitation, or freely where that is allowed. */
@Component({
  selector: 'q-register',
  imports: [EntryFrame, FailureNotice, Field, Input, ProgressBar, ReactiveFormsModule, RouterLink],
  templateUrl: './register.html',
})
export class Register {
  private readonly calls = inject(SessionCalls);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  /** The secret of the link. It stands behind a `#`, which browsers send to no server, so that no log keeps it. */
  private readonly invitation = computed(
    () => new URLSearchParams(this.fragment() ?? '').get('invitation') ?? undefined,
  );

  protected readonly offer = signal<RegistrationOffer | undefined>(undefined);
  protected readonly failure = signal<Failure | undefined>(undefined);
  protected readonly details = signal<readonly string[]>([]);
  protected readonly working = signal(false);

  protected readonly form = new FormGroup({
    name: textControl(lineOf(200, 'Enter your name.')),
    email: textControl(
      readBy(readEmail),
      tidyBy(readEmail, (email) => email),
    ),
    password: new FormControl('', { nonNullable: true, validators: newPasswordProblem }),
  });

  protected readonly heading = computed(() => {
    switch (this.offer()?.mode) {
      case 'setup':
        return 'Set up your shop';
      case 'closed':
        return 'Registration is closed';
      default:
        return 'Register';
    }
  });
  protected readonly purpose = computed(() => {
    const offer = this.offer();
    switch (offer?.mode) {
      case 'setup':
        return 'You are the first here. You become the admin, who may do everything and invite others.';
      case 'invitation':
        return `You were invited as ${roleWords[offer.role ?? 'cashier'].toLowerCase()}.`;
      case 'open':
        return 'You become a cashier. An admin can give you another role.';
      default:
        return '';
    }
  });
  /** The link is of no use any more. */
  protected readonly linkIsBad = computed(() => {
    const failure = this.failure();
    return failure?.kind === 'problem' && failure.problem.code === 'invitation-unknown';
  });

  constructor() {
    effect(() => {
      this.invitation();
      void this.look();
    });
  }

  protected async look(): Promise<void> {
    this.failure.set(undefined);
    try {
      const offer = await this.calls.offer(this.invitation());
      if (offer.email) {
        // The invitation is for this address and no other.
        this.form.controls.email.setValue(offer.email);
      }
      this.offer.set(offer);
    } catch (error) {
      this.fail(error);
    }
  }

  protected async register(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    this.working.set(true);
    this.failure.set(undefined);
    const { name, email, password } = this.form.getRawValue();
    const invitation = this.invitation();
    try {
      await this.session.register({
        name: cleanLine(name),
        email,
        password,
        ...(invitation && { invitation }),
      });
      // The link is used up: nobody should come back to it.
      await this.router.navigateByUrl('/items', { replaceUrl: true });
    } catch (error) {
      this.fail(error);
    } finally {
      this.working.set(false);
    }
  }

  private fail(error: unknown): void {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const { failure } = error;
    const { email, password } = this.form.controls;
    const code = failure.kind === 'problem' ? failure.problem.code : '';
    if (code === 'email-taken') {
      putProblem(email, code, 'Somebody with this address is registered already. Sign in instead.');
    } else if (code === 'password-too-common') {
      putProblem(password, code, 'This password is among those everybody tries. Choose another.');
    } else {
      const errors = failure.kind === 'problem' ? failure.problem.errors : undefined;
      this.details.set(placeProblems(this.form, errors));
      this.failure.set(failure);
      return;
    }
    setTimeout(() => this.element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
}
