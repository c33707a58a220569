import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { User } from '../api/types';
import { Users } from '../api/users';
import { ChangedMeanwhile } from '../core/changed-meanwhile';
import { FailureNotice } from '../core/failure-notice';
import { RoleChoice } from '../core/role-choice';
import { Session } from '../core/session';
import { Work } from '../core/work';
import { putProblem } from '../forms/place-problems';
import { focusFirstProblem, isReady } from '../forms/submit';
import { Badge } from '../ui/badge';
import { Confirm } from '../ui/confirm';
import { controlChanges } from '../ui/control-changes';
import { Field } from '../ui/field';
import { FormSection } from '../ui/form-section';
import { Icon } from '../ui/icon';
import { Input } from '../ui/input';
import { LeaveQuestion } from '../ui/leave-question';
import { PageFrame } from '../ui/page';
import { ProgressBar } from '../ui/progress-bar';
import { Toasts } from '../ui/toasts';
import { createUserForm, fillIn, toUserChange } from './user-form';
import { userRefusal } from './user-refusal';

/** Where an admin changes who somebody is and what they may do, or takes it all away. */
@Component({
  selector: 'q-user-editor',
  imports: [
    Badge,
    ChangedMeanwhile,
    Confirm,
    FailureNotice,
    Field,
    FormSection,
    Icon,
    Input,
    LeaveQuestion,
    PageFrame,
    ProgressBar,
    ReactiveFormsModule,
    RoleChoice,
    RouterLink,
  ],
  host: { '(window:beforeunload)': 'isDirty() && $event.preventDefault()' },
  templateUrl: './user-editor.html',
  styleUrl: './user-editor.scss',
})
export class UserEditor {
  private readonly users = inject(Users);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly leaveQuestion = viewChild.required(LeaveQuestion);
  private etag = '';

  /** From the page's address. */
  readonly userId = input.required<string>();

  protected readonly form = createUserForm();
  protected readonly user = signal<User | undefined>(undefined);
  protected readonly loading = new Work();
  protected readonly saving = new Work();
  protected readonly removing = new Work();
  protected readonly asking = signal<'disable' | 'remove' | undefined>(undefined);
  protected readonly isMe = computed(() => this.session.user()?.id === this.userId());
  /** What was refused because nobody could say any more who may sign in. */
  protected readonly isLastAdmin = computed(
    () => this.saving.code() === 'last-admin' || this.removing.code() === 'last-admin',
  );
  protected readonly unplaced = computed(() => {
    const code = this.saving.code();
    return userRefusal(code) || code === 'last-admin' ? undefined : this.saving.failure();
  });

  private readonly changes = controlChanges(signal(this.form));
  protected readonly isDirty = computed(() => {
    this.changes();
    return this.form.dirty;
  });

  constructor() {
    effect(() => {
      this.userId();
      untracked(() => void this.load());
    });
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.isDirty() || this.leaveQuestion().ask();
  }

  protected load(): Promise<boolean> {
    this.saving.clear();
    this.removing.clear();
    return this.reload();
  }

  private reload(): Promise<boolean> {
    return this.loading.run(async () => {
      const { body, etag } = await this.users.read(this.userId());
      this.show(body, etag);
    });
  }

  protected save(): Promise<void> {
    return this.change(this.user()?.disabled ?? false, 'Saved');
  }

  /** Saves over what somebody else saved meanwhile. */
  protected async saveOver(): Promise<void> {
    const isRead = await this.loading.run(async () => {
      this.etag = (await this.users.read(this.userId())).etag ?? '';
    });
    if (isRead) {
      await this.save();
    }
  }

  protected enable(): Promise<void> {
    return this.change(false, `${this.user()?.name} may sign in again`);
  }

  protected async answer(isSure: boolean): Promise<void> {
    const what = this.asking();
    this.asking.set(undefined);
    if (!isSure) {
      return;
    }
    if (what === 'disable') {
      await this.change(true, `${this.user()?.name} cannot sign in any more`);
    } else {
      await this.remove();
    }
  }

  private async remove(): Promise<void> {
    this.saving.clear();
    const done = await this.removing.run(() => this.users.remove(this.userId(), this.etag));
    if (done) {
      this.form.markAsPristine();
      this.toasts.show(`${this.user()?.name} is removed`);
      await this.router.navigate(['/users']);
    } else {
      if (this.removing.code() === 'changed-meanwhile' && !this.isDirty()) {
        await this.reload();
      }
      this.leadToRefusal();
    }
  }

  private async change(disabled: boolean, message: string): Promise<void> {
    this.removing.clear();
    if (!isReady(this.form, this.element)) {
      return;
    }
    const done = await this.saving.run(async () => {
      const change = toUserChange(this.form, disabled);
      const { body, etag } = await this.users.update(this.userId(), change, this.etag);
      this.show(body, etag);
      this.toasts.show(message);
    }, this.form);
    if (!done) {
      const refusal = userRefusal(this.saving.code());
      if (refusal?.field === 'email') {
        putProblem(this.form.controls.email, refusal.code, refusal.message);
      }
      focusFirstProblem(this.element);
      this.leadToRefusal();
    }
  }

  /** Why the last admin stays is said at the top, which may be out of sight where that was tried. */
  private leadToRefusal(): void {
    setTimeout(() =>
      this.element.querySelector('.last-admin')?.scrollIntoView?.({ block: 'center' }),
    );
  }

  private show(user: User, etag = ''): void {
    this.etag = etag;
    this.user.set(user);
    fillIn(this.form, user);
  }
}
