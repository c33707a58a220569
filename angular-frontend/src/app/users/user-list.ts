import { Component, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Users } from '../api/users';
import { User } from '../api/types';
import { roleWords } from '../core/role';
import { Session } from '../core/session';
import { Badge } from '../ui/badge';
import { Column } from '../ui/column';
import { DataPage } from '../ui/data-page';
import { Icon } from '../ui/icon';
import { Moment } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { SearchBox } from '../ui/search-box';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';

/** Who may sign in, and who was asked to. */
@Component({
  selector: 'q-user-list',
  imports: [
    Badge,
    Column,
    DataPage,
    Icon,
    InvitationList,
    InviteDialog,
    Moment,
    PageFrame,
    RouterLink,
    SearchBox,
  ],
  templateUrl: './user-list.html',
  styleUrl: './user-list.scss',
})
export class UserList {
  private readonly users = inject(Users);
  private readonly invitations = viewChild.required(InvitationList);

  protected readonly me = inject(Session).user;
  protected readonly words = roleWords;
  protected readonly inviting = signal(false);
  protected readonly list = new PagedList<User>(
    (query, signal) => this.users.list(query, signal),
    ['search'],
    ({ id }) => id,
  );
  protected readonly linkOf = ({ id }: User) => `/users/${id}`;

  protected invited(): void {
    void this.invitations().load();
  }
}
