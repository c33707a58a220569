import { Component, inject, signal } from '@angular/core';
import { Invitation } from '../api/types';
import { Users } from '../api/users';
import { FailureNotice } from '../core/failure-notice';
import { roleWords } from '../core/role';
import { Work } from '../core/work';
import { Moment } from '../ui/moment';
import { Toasts } from '../ui/toasts';

/** Invitations that nobody has used yet. Nothing is shown where there is none. */
@Component({
  selector: 'q-invitation-list',
  imports: [FailureNotice, Moment],
  template: `
    @if (work.failure(); as failure) {
      <q-failure [failure]="failure" (retry)="load()" />
    }
    @if (invitations().length > 0) {
      <section class="card" aria-labelledby="invitations-title">
        <h2 id="invitations-title">Invitations</h2>
        <ul>
          @for (invitation of invitations(); track invitation.id) {
            <li>
              <div>
                <p class="email">{{ invitation.email }}</p>
                <p class="caption">
                  {{ words[invitation.role] }} · good until <q-moment [at]="invitation.expiresAt" />
                </p>
              </div>
              <button
                type="button"
                class="button small"
                [attr.aria-label]="'Take back the invitation of ' + invitation.email"
                [disabled]="work.running()"
                (click)="takeBack(invitation)"
              >
                Take back
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    section {
      padding: 16px 20px 4px;
    }

    h2 {
      font: var(--q-heading);
    }

    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      padding: 12px 0;
      border-top: 1px solid var(--q-hairline);
    }

    li:first-child {
      border: 0;
    }

    .email {
      font-weight: 500;
      overflow-wrap: anywhere;
    }
  `,
})
export class InvitationList {
  private readonly users = inject(Users);
  private readonly toasts = inject(Toasts);

  protected readonly work = new Work();
  protected readonly invitations = signal<readonly Invitation[]>([]);
  protected readonly words = roleWords;

  constructor() {
    void this.load();
  }

  load(): Promise<boolean> {
    return this.work.run(async () => this.invitations.set(await this.users.invitations()));
  }

  protected async takeBack({ id, email }: Invitation): Promise<void> {
    const done = await this.work.run(() => this.users.revoke(id));
    if (done) {
      this.toasts.show(`The link for ${email} does not work any more`);
      await this.load();
    }
  }
}
