import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Ledger } from '../api/ledger';
import { LedgerInvoice, Payment } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { Session } from '../core/session';
import { UnitChoice } from '../core/unit-choice';
import { WarningList } from '../core/warning-list';
import { Work } from '../core/work';
import { amountText } from '../money/amount-text';
import { sats } from '../money/sats';
import { Badge } from '../ui/badge';
import { Icon } from '../ui/icon';
import { IssuedLines } from '../ui/issued-lines';
import { momentText } from '../ui/moment';
import { PageFrame } from '../ui/page';
import { PaymentLink } from '../ui/payment-link';
import { ProgressBar } from '../ui/progress-bar';
import { saveBlob } from '../ui/save-blob';
import { Toasts } from '../ui/toasts';
import { UnitSwitch } from '../ui/unit-switch';
import { PaymentForm } from './payment-form';
import { PaymentList } from './payment-list';
import { paymentStateOf } from './payment-state';

/** An invoice as it was issued, what was paid of it, and where a payment is noted. */
@Component({
  selector: 'q-ledger-invoice',
  imports: [
    Badge,
    FailureNotice,
    Icon,
    IssuedLines,
    PageFrame,
    PaymentForm,
    PaymentLink,
    PaymentList,
    ProgressBar,
    UnitSwitch,
    WarningList,
  ],
  templateUrl: './ledger-invoice.html',
  styleUrls: ['../ui/issued-page.scss', './ledger-invoice.scss'],
})
export class LedgerInvoicePage {
  private readonly ledger = inject(Ledger);
  private readonly toasts = inject(Toasts);

  /** From the page's address. */
  readonly invoiceId = input.required<string>();

  protected readonly mayTakeBack = inject(Session).may('manager');
  protected readonly units = inject(UnitChoice);
  protected readonly unit = this.units.unit;
  protected readonly invoice = signal<LedgerInvoice | undefined>(undefined);
  protected readonly payments = signal<readonly Payment[]>([]);
  protected readonly loading = new Work();
  protected readonly saving = new Work();
  protected readonly state = computed(() => {
    const invoice = this.invoice();
    return invoice && paymentStateOf(invoice);
  });
  protected readonly dates = computed(() => {
    const { issuedOn = '', dueOn } = this.invoice() ?? {};
    const due = dueOn ? `, due ${momentText(dueOn)}` : '';
    return issuedOn && `Issued ${momentText(issuedOn)}${due}`;
  });

  constructor() {
    effect(() => {
      this.invoiceId();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<boolean> {
    return this.loading.run(async () => {
      const id = this.invoiceId();
      const [invoice, payments] = await Promise.all([
        this.ledger.read(id),
        this.ledger.payments(id),
      ]);
      this.invoice.set(invoice);
      this.payments.set(payments);
    });
  }

  protected async showChange(word: string): Promise<void> {
    if (await this.load()) {
      this.toasts.show(word);
    }
  }

  protected text(value: number): string {
    return `${amountText(sats(value), this.unit())} ${this.unit()}`;
  }

  protected savePdf({ id, number }: LedgerInvoice): Promise<boolean> {
    return this.saving.run(async () =>
      saveBlob(await this.ledger.pdf(id), `invoice-${number}.pdf`),
    );
  }
}
