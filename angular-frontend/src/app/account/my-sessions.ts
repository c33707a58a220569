import { Component, inject, signal } from '@angular/core';
import { Account } from '../api/account';
import { SessionEntry } from '../api/types';
import { ApiError, Failure } from '../core/failure';
import { FailureNotice } from '../core/failure-notice';
import { Announcer } from '../ui/announcer';
import { Badge } from '../ui/badge';
import { Moment } from '../ui/moment';
import { ProgressBar } from '../ui/progress-bar';
import { browserName } from './browser-name';

@Component({
  selector: 'q-my-sessions',
  imports: [Badge, FailureNotice, Moment, ProgressBar],
  template: `
    @if (failure(); as failure) {
      <q-failure [failure]="failure" (retry)="load()" />
    }
    @if (sessions(); as sessions) {
      <ul>
        @for (session of sessions; track session.id) {
          <li>
            <div>
              <p class="browser">{{ nameOf(session) }}</p>
              <p class="caption">
                {{ session.clientAddress }} · last used <q-moment [at]="session.lastUsedAt" />
              </p>
            </div>
            @if (session.current) {
              <q-badge tone="good" icon="check">This one</q-badge>
            } @else {
              <button
                type="button"
                class="button small"
                [attr.aria-label]="'End the session of ' + nameOf(session)"
                (click)="end(session)"
              >
                End
              </button>
            }
          </li>
        }
      </ul>
    } @else if (!failure()) {
      <q-progress-bar label="Loading your sessions" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }

    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      min-height: 48px;
      padding: 10px 0;
      border-bottom: 1px solid var(--q-hairline);
    }

    li:first-child {
      padding-top: 0;
    }

    li:last-child {
      border: 0;
    }

    .browser {
      font-weight: 500;
    }

    .caption {
      overflow-wrap: anywhere;
    }
  `,
})
export class MySessions {
  private readonly account = inject(Account);
  private readonly announcer = inject(Announcer);

  protected readonly sessions = signal<readonly SessionEntry[] | undefined>(undefined);
  protected readonly failure = signal<Failure | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected nameOf({ userAgent }: SessionEntry): string {
    return browserName(userAgent);
  }

  protected load(): Promise<void> {
    return this.attempt(async () => this.sessions.set(await this.account.sessions()));
  }

  protected end({ id }: SessionEntry): Promise<void> {
    return this.attempt(async () => {
      await this.account.endSession(id);
      this.announcer.announce('The session has ended.');
      this.sessions.update((sessions) => sessions?.filter((session) => session.id !== id));
    });
  }

  private async attempt(what: () => Promise<void>): Promise<void> {
    this.failure.set(undefined);
    try {
      await what();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.failure.set(error.failure);
    }
  }
}
