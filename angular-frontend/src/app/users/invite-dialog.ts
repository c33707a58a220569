import { Component, computed, ElementRef, inject, output, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { randomKey } from '../api/random-key';
import { InvitationLink } from '../api/types';
import { Users } from '../api/users';
import { FailureNotice } from '../core/failure-notice';
import { roleWords } from '../core/role';
import { RoleChoice } from '../core/role-choice';
import { Work } from '../core/work';
import { putProblem } from '../forms/place-problems';
import { focusFirstProblem, isReady } from '../forms/submit';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { momentText } from '../ui/moment';
import { Secret } from '../ui/secret';
import { createInvitationForm, toInvitation } from './user-form';

/** Makes a link by which one person can register, and shows it this once. */
@Component({
  selector: 'q-invite-dialog',
  imports: [Dialog, FailureNotice, Field, Input, ReactiveFormsModule, RoleChoice, Secret],
  template: `
    @if (link(); as link) {
      <!-- Escape does not close it: the link would be gone. -->
      <q-dialog heading="The invitation is ready">
        <q-secret [text]="address()" label="the invitation link">
          Copy it now: it is not shown again. Send it to {{ link.email }} and to nobody else.
        </q-secret>
        <p>
          By it one person can register as {{ words[link.role].toLowerCase() }}, until
          {{ until(link) }}.
        </p>
        <button dialogActions type="button" class="button filled" (click)="closed.emit()">
          I have copied it
        </button>
      </q-dialog>
    } @else {
      <q-dialog heading="Invite somebody" (closed)="closed.emit()">
        <form
          id="invite"
          novalidate
          aria-label="Invite somebody"
          [formGroup]="form"
          (ngSubmit)="invite()"
        >
          <q-field
            label="Email"
            hint="You get a link to send; no mail is sent from here."
            [control]="form.controls.email"
          >
            <input
              qInput
              type="email"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              [formControl]="form.controls.email"
            />
          </q-field>
          <q-role-choice [control]="form.controls.role" />
          @if (work.failure() && work.code() !== 'email-taken') {
            @if (work.failure(); as failure) {
              <q-failure
                [failure]="failure"
                [details]="work.details()"
                [retryable]="false"
                (retry)="invite()"
              />
            }
          }
        </form>
        <div dialogActions class="choices">
          <button type="button" class="button" (click)="closed.emit()">Cancel</button>
          <button
            type="submit"
            form="invite"
            class="button filled"
            [attr.aria-disabled]="work.running() ? 'true' : null"
          >
            {{ work.running() ? 'Making the link…' : 'Make the link' }}
          </button>
        </div>
      </q-dialog>
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
      padding-top: 8px;
    }

    .choices {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
    }

    button[dialogActions] {
      width: 100%;
    }
  `,
})
export class InviteDialog {
  private readonly users = inject(Users);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** One invitation, however often the same form is sent. */
  private key = randomKey();

  readonly invited = output();
  readonly closed = output();

  protected readonly work = new Work();
  protected readonly form = createInvitationForm();
  protected readonly words = roleWords;
  protected readonly link = signal<InvitationLink | undefined>(undefined);
  protected readonly address = computed(() => {
    const secret = this.link()?.invitation ?? '';
    return new URL(`register#invitation=${secret}`, document.baseURI).href;
  });

  constructor() {
    this.form.valueChanges.subscribe(() => (this.key = randomKey()));
  }

  protected until({ expiresAt }: InvitationLink): string {
    return momentText(expiresAt);
  }

  protected async invite(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    const done = await this.work.run(async () => {
      this.link.set(await this.users.invite(toInvitation(this.form), this.key));
    }, this.form);
    if (done) {
      this.invited.emit();
      return;
    }
    if (this.work.code() === 'email-taken') {
      const message = 'Somebody with this address is a user already.';
      putProblem(this.form.controls.email, 'email-taken', message);
    }
    focusFirstProblem(this.element);
  }
}
