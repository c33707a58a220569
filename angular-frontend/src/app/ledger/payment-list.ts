import { Component, inject, input, output, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Ledger } from '../api/ledger';
import { randomKey } from '../api/random-key';
import { Payment } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { UnitChoice } from '../core/unit-choice';
import { Work } from '../core/work';
import { lineOf, textControl } from '../forms/form-controls';
import { cleanLine } from '../forms/text-cleaning';
import { amountText } from '../money/amount-text';
import { sats } from '../money/sats';
import { Badge } from '../ui/badge';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { momentText } from '../ui/moment';

/** What was received for an invoice; a payment that was noted by mistake is taken back here, with a reason. */
@Component({
  selector: 'q-payment-list',
  imports: [Badge, Dialog, FailureNotice, Field, Input, ReactiveFormsModule],
  templateUrl: './payment-list.html',
  styleUrl: './payment-list.scss',
})
export class PaymentList {
  private readonly ledger = inject(Ledger);
  private readonly unit = inject(UnitChoice).unit;
  private key = randomKey();

  readonly invoiceId = input.required<string>();
  readonly payments = input.required<readonly Payment[]>();
  readonly mayTakeBack = input.required<boolean>();
  readonly takenBack = output();

  /** The payment that is about to be taken back. */
  protected readonly asked = signal<Payment | undefined>(undefined);
  protected readonly reason = textControl(
    lineOf(200, 'Say why, for whoever reads the books later.'),
  );
  protected readonly taking = new Work();

  protected amount({ amountSats }: Payment): string {
    return `${amountText(sats(amountSats), this.unit())} ${this.unit()}`;
  }

  protected when(payment: Payment): string {
    const by = payment.notedBy ? ` by ${payment.notedBy}` : '';
    return `${momentText(payment.receivedAt)}, noted${by}`;
  }

  protected ask(payment: Payment): void {
    this.key = randomKey();
    this.taking.clear();
    this.reason.reset('');
    this.asked.set(payment);
  }

  protected async takeBack(payment: Payment): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.invalid) {
      return;
    }
    const done = await this.taking.run(async () => {
      const reason = cleanLine(this.reason.value);
      await this.ledger.takePaymentBack(this.invoiceId(), payment.id, reason, this.key);
    });
    if (done) {
      this.asked.set(undefined);
      this.takenBack.emit();
    }
  }
}
