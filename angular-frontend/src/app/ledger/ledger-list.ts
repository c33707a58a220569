import { Component, computed, inject, signal } from '@angular/core';
import { Ledger } from '../api/ledger';
import { LedgerEntry, LedgerPage } from '../api/types';
import { UnitChoice } from '../core/unit-choice';
import { amountText } from '../money/amount-text';
import { isSats, sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Badge } from '../ui/badge';
import { Column } from '../ui/column';
import { DataPage } from '../ui/data-page';
import { Icon } from '../ui/icon';
import { Moment } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { SearchBox } from '../ui/search-box';
import { UnitSwitch } from '../ui/unit-switch';
import { ViewChoice, ViewOption } from '../ui/view-choice';
import { paymentStateOf } from './payment-state';

/** Every invoice that was issued, and how far it is paid. */
@Component({
  selector: 'q-ledger-list',
  imports: [
    Amount,
    Badge,
    Column,
    DataPage,
    Icon,
    Moment,
    PageFrame,
    SearchBox,
    UnitSwitch,
    ViewChoice,
  ],
  templateUrl: './ledger-list.html',
  styleUrl: './ledger-list.scss',
})
export class LedgerList {
  private readonly ledger = inject(Ledger);

  protected readonly units = inject(UnitChoice);
  protected readonly totals = signal<LedgerPage['totals']>(undefined);
  protected readonly list = new PagedList<LedgerEntry>(
    async (query, signal) => {
      const page = await this.ledger.list(query, signal);
      this.totals.set(page.totals);
      return page;
    },
    ['search', 'status'],
    ({ id }) => id,
  );
  protected readonly views: readonly ViewOption[] = [
    { value: '', word: 'All' },
    { value: 'open', word: 'Open' },
    { value: 'partly-paid', word: 'Partly paid' },
    { value: 'paid', word: 'Paid' },
    { value: 'overpaid', word: 'Overpaid' },
  ];
  /** What all the invoices that fit come to, on whichever page. */
  protected readonly sums = computed(() => {
    const totals = this.totals();
    if (!totals) {
      return undefined;
    }
    const unit = this.units.unit();
    const text = (value: number) =>
      isSats(value) ? `${amountText(sats(value), unit)} ${unit}` : 'more than 21 million BTC';
    const count = totals.count.toLocaleString('en-GB');
    return {
      count: totals.count === 1 ? '1 invoice' : `${count} invoices`,
      total: text(totals.totalSats),
      due: text(totals.dueSats),
    };
  });

  protected readonly linkOf = ({ id }: LedgerEntry) => `/ledger/${id}`;
  protected readonly stateOf = paymentStateOf;
  protected readonly sats = sats;
}
