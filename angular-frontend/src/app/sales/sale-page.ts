import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Customers } from '../api/customers';
import { Sales } from '../api/sales';
import { Customer, Sale } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { UnitChoice } from '../core/unit-choice';
import { WarningList } from '../core/warning-list';
import { Work } from '../core/work';
import { formatBtc, formatSats, sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Icon } from '../ui/icon';
import { IssuedLines } from '../ui/issued-lines';
import { momentText } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PaymentLink } from '../ui/payment-link';
import { ProgressBar } from '../ui/progress-bar';
import { saveBlob } from '../ui/save-blob';
import { UnitSwitch } from '../ui/unit-switch';

/** A completed checkout: the invoice's number, its PDF, how the customer pays, and what was sold. */
@Component({
  selector: 'q-sale-page',
  imports: [
    Amount,
    FailureNotice,
    Icon,
    IssuedLines,
    PageFrame,
    PaymentLink,
    ProgressBar,
    RouterLink,
    UnitSwitch,
    WarningList,
  ],
  templateUrl: './sale-page.html',
  styleUrl: '../ui/issued-page.scss',
})
export class SalePage {
  private readonly sales = inject(Sales);
  private readonly customers = inject(Customers);

  /** From the page's address. */
  readonly saleId = input.required<string>();
  /** `now` for whoever comes from the checkout. */
  readonly sold = input<string>();

  protected readonly units = inject(UnitChoice);
  protected readonly unit = this.units.unit;
  protected readonly sale = signal<Sale | undefined>(undefined);
  protected readonly customer = signal<Customer | undefined>(undefined);
  protected readonly loading = new Work();
  protected readonly saving = new Work();
  protected readonly total = computed(() => sats(this.sale()?.totalSats ?? 0));
  protected readonly otherUnit = computed(() =>
    this.unit() === 'BTC' ? `${formatSats(this.total())} sats` : `${formatBtc(this.total())} BTC`,
  );
  protected readonly issued = computed(() => momentText(this.sale()?.issuedAt ?? ''));

  constructor() {
    effect(() => {
      this.saleId();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<boolean> {
    return this.loading.run(async () => {
      const sale = await this.sales.read(this.saleId());
      if (sale.customerId) {
        this.customer.set((await this.customers.read(sale.customerId)).body);
      }
      this.sale.set(sale);
    });
  }

  protected savePdf(sale: Sale): Promise<boolean> {
    return this.saving.run(async () => {
      saveBlob(await this.sales.pdf(sale.id), `invoice-${sale.invoiceNumber}.pdf`);
    });
  }
}
