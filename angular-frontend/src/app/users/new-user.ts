import { Component, ElementRef, inject, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { randomKey } from '../api/random-key';
import { Users } from '../api/users';
import { FailureNotice } from '../core/failure-notice';
import { RoleChoice } from '../core/role-choice';
import { Work } from '../core/work';
import { putProblem } from '../forms/place-problems';
import { focusFirstProblem, isReady } from '../forms/submit';
import { Field } from '../ui/field';
import { FormSection } from '../ui/form-section';
import { Input } from '../ui/input';
import { LeaveQuestion } from '../ui/leave-question';
import { PageFrame } from '../ui/page';
import { Toasts } from '../ui/toasts';
import { createNewUserForm, toNewUser } from './user-form';
import { userRefusal } from './user-refusal';

/** Where an admin adds somebody with a first password; an invitation lets people choose their own. */
@Component({
  selector: 'q-new-user',
  imports: [
    FailureNotice,
    Field,
    FormSection,
    Input,
    LeaveQuestion,
    PageFrame,
    ReactiveFormsModule,
    RoleChoice,
    RouterLink,
  ],
  template: `
    @let fields = form.controls;
    <q-page narrow heading="New user" back="/users" backWord="Users">
      <form class="card" novalidate aria-label="New user" [formGroup]="form" (ngSubmit)="add()">
        <q-form-section heading="User" hint="The email address is what one signs in with.">
          <q-field label="Name" [control]="fields.name">
            <input qInput autocomplete="off" [formControl]="fields.name" />
          </q-field>
          <q-field label="Email" [control]="fields.email">
            <input
              qInput
              type="email"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              [formControl]="fields.email"
            />
          </q-field>
          <q-field
            class="wide"
            label="First password"
            hint="At least 12 characters. Tell it in person, and have it changed."
            [control]="fields.password"
          >
            <input
              qInput
              type="password"
              autocomplete="new-password"
              [formControl]="fields.password"
            />
          </q-field>
        </q-form-section>
        <q-form-section heading="Role" hint="Each may do what the ones before it may.">
          <q-role-choice class="wide" label="What the user may do" [control]="fields.role" />
        </q-form-section>
        <div class="form-end">
          @if (unplaced()) {
            @if (work.failure(); as failure) {
              <q-failure
                [failure]="failure"
                [details]="work.details()"
                [retryable]="false"
                (retry)="add()"
              />
            }
          }
          <div class="buttons">
            <a class="button text" routerLink="/users">Cancel</a>
            <button
              type="submit"
              class="button filled"
              [attr.aria-disabled]="work.running() ? 'true' : null"
            >
              {{ work.running() ? 'Adding…' : 'Add user' }}
            </button>
          </div>
        </div>
      </form>
    </q-page>
    <q-leave-question />
  `,
  styleUrl: './user-editor.scss',
})
export class NewUserPage {
  private readonly users = inject(Users);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly leaveQuestion = viewChild.required(LeaveQuestion);
  /** One user, however often the same form is sent. */
  private key = randomKey();

  protected readonly form = createNewUserForm();
  protected readonly work = new Work();

  constructor() {
    this.form.valueChanges.subscribe(() => (this.key = randomKey()));
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.form.dirty || this.leaveQuestion().ask();
  }

  protected unplaced(): boolean {
    return userRefusal(this.work.code()) === undefined;
  }

  protected async add(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    const done = await this.work.run(async () => {
      const user = await this.users.create(toNewUser(this.form), this.key);
      this.form.markAsPristine();
      this.toasts.show(`${user.name} may sign in now`);
      await this.router.navigate(['/users']);
    }, this.form);
    if (!done) {
      const refusal = userRefusal(this.work.code());
      if (refusal) {
        putProblem(this.form.controls[refusal.field], refusal.code, refusal.message);
      }
      focusFirstProblem(this.element);
    }
  }
}
