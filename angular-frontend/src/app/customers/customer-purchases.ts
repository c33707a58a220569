import { Component, inject, input, OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Customers } from '../api/customers';
import { Purchase } from '../api/types';
import { UnitChoice } from '../core/unit-choice';
import { sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Badge } from '../ui/badge';
import { Column } from '../ui/column';
import { DataPage } from '../ui/data-page';
import { Icon } from '../ui/icon';
import { Moment } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { UnitSwitch } from '../ui/unit-switch';
import { CustomerShown } from './customer-shown';
import { CustomerTabs } from './customer-tabs';
import { purchaseState } from './purchase-state';

/** What a customer had in the basket over time, and what became of it. */
@Component({
  selector: 'q-customer-purchases',
  imports: [
    Amount,
    Badge,
    Column,
    CustomerTabs,
    DataPage,
    Icon,
    Moment,
    PageFrame,
    RouterLink,
    UnitSwitch,
  ],
  providers: [CustomerShown],
  templateUrl: './customer-purchases.html',
  styleUrl: './customer-history.scss',
})
export class CustomerPurchases implements OnInit {
  private readonly customers = inject(Customers);

  /** From the page's address. */
  readonly customerId = input.required<string>();

  protected readonly shown = inject(CustomerShown);
  protected readonly units = inject(UnitChoice);
  protected readonly sats = sats;
  protected readonly stateOf = purchaseState;
  protected readonly list = new PagedList<Purchase>(
    (query, signal) => this.customers.purchases(this.customerId(), query, signal),
    [],
    ({ id }) => id,
  );

  ngOnInit(): void {
    void this.shown.load(this.customerId());
  }

  /** The items, in one line. */
  protected whatOf({ lines }: Purchase): string {
    return lines.map(({ quantity, description }) => `${quantity} × ${description}`).join(', ');
  }
}
