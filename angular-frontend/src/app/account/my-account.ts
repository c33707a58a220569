import { Component, computed, inject } from '@angular/core';
import { Session } from '../core/session';
import { roleWords } from '../core/role';
import { FormSection } from '../ui/form-section';
import { PageFrame } from '../ui/page';
import { ChangePassword } from './change-password';
import { MySessions } from './my-sessions';

/** What people keep in order themselves: their password, and where they are signed in. */
@Component({
  selector: 'q-my-account',
  imports: [ChangePassword, FormSection, MySessions, PageFrame],
  template: `
    <q-page heading="My account" narrow>
      <div class="card">
        <q-form-section heading="You" hint="An admin can change these.">
          <dl class="wide">
            <div>
              <dt>Name</dt>
              <dd>{{ user()?.name }}</dd>
            </div>
            <div>
              <dt>Email</dt>
              <dd>{{ user()?.email }}</dd>
            </div>
            <div>
              <dt>Role</dt>
              <dd>{{ role() }}</dd>
            </div>
          </dl>
        </q-form-section>
        <q-form-section
          heading="Password"
          hint="When you change it, you are signed out everywhere else."
        >
          <q-change-password class="wide" />
        </q-form-section>
        <q-form-section
          heading="Where you are signed in"
          hint="End a session that you do not know, then change your password."
        >
          <q-my-sessions class="wide" />
        </q-form-section>
      </div>
    </q-page>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
      gap: 16px;
    }

    dt {
      margin-bottom: 2px;
      color: var(--q-muted);
      font: var(--q-caption);
    }

    dd {
      font-weight: 500;
      overflow-wrap: anywhere;
    }
  `,
})
export class MyAccount {
  private readonly session = inject(Session);

  protected readonly user = this.session.user;
  protected readonly role = computed(() => roleWords[this.session.role() ?? 'cashier']);
}
