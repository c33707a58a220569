import { Component, inject, input, OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Customers } from '../api/customers';
import { Sales } from '../api/sales';
import { Sale } from '../api/types';
import { UnitChoice } from '../core/unit-choice';
import { Work } from '../core/work';
import { FailureNotice } from '../core/failure-notice';
import { sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Column } from '../ui/column';
import { DataPage } from '../ui/data-page';
import { Icon } from '../ui/icon';
import { Moment } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { saveBlob } from '../ui/save-blob';
import { UnitSwitch } from '../ui/unit-switch';
import { CustomerShown } from './customer-shown';
import { CustomerTabs } from './customer-tabs';

/** What a customer has bought: one row for each invoice. */
@Component({
  selector: 'q-customer-sales',
  imports: [
    Amount,
    Column,
    CustomerTabs,
    DataPage,
    FailureNotice,
    Icon,
    Moment,
    PageFrame,
    RouterLink,
    UnitSwitch,
  ],
  providers: [CustomerShown],
  templateUrl: './customer-sales.html',
  styleUrl: './customer-history.scss',
})
export class CustomerSales implements OnInit {
  private readonly customers = inject(Customers);
  private readonly sales = inject(Sales);

  /** From the page's address. */
  readonly customerId = input.required<string>();

  protected readonly shown = inject(CustomerShown);
  protected readonly units = inject(UnitChoice);
  protected readonly saving = new Work();
  protected readonly sats = sats;
  protected readonly list = new PagedList<Sale>(
    (query, signal) => this.customers.sales(this.customerId(), query, signal),
    [],
    ({ id }) => id,
  );
  protected readonly linkOf = ({ id }: Sale) => `/sales/${id}`;

  ngOnInit(): void {
    void this.shown.load(this.customerId());
  }

  protected savePdf({ id, invoiceNumber }: Sale): Promise<boolean> {
    return this.saving.run(async () =>
      saveBlob(await this.sales.pdf(id), `invoice-${invoiceNumber}.pdf`),
    );
  }
}
