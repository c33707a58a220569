import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Customers } from '../api/customers';
import { Customer } from '../api/types';
import { ApiError } from '../core/failure';
import { problemSentence } from '../core/problem-sentence';
import { Session } from '../core/session';
import { Badge } from '../ui/badge';
import { Column } from '../ui/column';
import { DataPage } from '../ui/data-page';
import { Icon } from '../ui/icon';
import { momentText } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { saveBlob } from '../ui/save-blob';
import { SearchBox } from '../ui/search-box';
import { Toasts } from '../ui/toasts';

@Component({
  selector: 'q-customer-list',
  imports: [Badge, Column, DataPage, Icon, PageFrame, RouterLink, SearchBox],
  templateUrl: './customer-list.html',
  styleUrl: './customer-list.scss',
})
export class CustomerList {
  private readonly customers = inject(Customers);
  private readonly toasts = inject(Toasts);

  protected readonly mayManage = inject(Session).may('manager');
  protected readonly list = new PagedList<Customer>(
    (query, signal) => this.customers.list(query, signal),
    ['search'],
    ({ id }) => id,
  );
  protected readonly exporting = signal(false);

  protected readonly linkOf = ({ id }: Customer) => `/customers/${id}`;

  protected dayOf({ createdAt }: Customer): string {
    return momentText(createdAt.slice(0, 10));
  }

  /** Where somebody lives, in one line. */
  protected placeOf({ address }: Customer): string {
    return address?.split('\n').join(', ') ?? '';
  }

  protected async exportAll(): Promise<void> {
    this.exporting.set(true);
    try {
      saveBlob(await this.customers.exportCsv(), 'customers.csv');
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      const { title, advice } = problemSentence(error.failure);
      this.toasts.show(`${title} ${advice}`);
    } finally {
      this.exporting.set(false);
    }
  }
}
