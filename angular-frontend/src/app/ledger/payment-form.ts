import { Component, effect, ElementRef, inject, input, output, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Ledger } from '../api/ledger';
import { randomKey } from '../api/random-key';
import { LedgerInvoice, NewPayment } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { UnitChoice } from '../core/unit-choice';
import { Work } from '../core/work';
import { Check, lineOf, optional, problemValidator, textControl } from '../forms/form-controls';
import { focusFirstProblem, isReady } from '../forms/submit';
import { cleanLine } from '../forms/text-cleaning';
import { Sats, sats } from '../money/sats';
import { AmountInput } from '../ui/amount-input';
import { Field } from '../ui/field';
import { Input } from '../ui/input';

const txid: Check = (text) =>
  /^[0-9a-f]{64}$/.test(cleanLine(text).toLowerCase())
    ? undefined
    : {
        code: 'malformed',
        message: 'A transaction id has 64 digits and letters from a to f.',
      };

/** Notes what was received for an invoice; what is still due stands there already. */
@Component({
  selector: 'q-payment-form',
  imports: [AmountInput, FailureNotice, Field, Input, ReactiveFormsModule],
  template: `
    <form novalidate aria-label="Mark as paid" [formGroup]="form" (ngSubmit)="note()">
      <q-field [label]="'Received, ' + unit()" [control]="form.controls.amountSats">
        <input qInput qAmount [formControl]="form.controls.amountSats" />
      </q-field>
      <q-field
        label="Transaction id"
        optional
        hint="Of the payment on the chain, if you have it."
        [control]="form.controls.txid"
      >
        <input qInput class="mono" autocomplete="off" [formControl]="form.controls.txid" />
      </q-field>
      <q-field label="Reference" optional [control]="form.controls.reference">
        <input qInput [formControl]="form.controls.reference" />
      </q-field>
      @if (noting.failure(); as failure) {
        <q-failure [failure]="failure" [details]="noting.details()" (retry)="note()" />
      }
      <button
        type="submit"
        class="button filled"
        [attr.aria-disabled]="noting.running() ? 'true' : null"
      >
        {{ noting.running() ? 'Noting…' : 'Mark as paid' }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }

    .mono {
      font-family: var(--q-mono);
    }
  `,
})
export class PaymentForm {
  private readonly ledger = inject(Ledger);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly invoice = input.required<LedgerInvoice>();
  readonly noted = output();

  protected readonly unit = inject(UnitChoice).unit;
  protected readonly form = new FormGroup({
    amountSats: new FormControl<Sats | null>(null),
    txid: textControl(optional(txid), (text) => cleanLine(text).toLowerCase()),
    reference: textControl(lineOf(200)),
  });
  protected readonly noting = new Work();
  /** One payment, however often the same form is sent. */
  private key = randomKey();

  constructor() {
    this.form.controls.amountSats.addValidators(
      problemValidator<Sats | null>((amount) =>
        amount === 0 ? { code: 'too-small', message: 'Enter what was received.' } : undefined,
      ),
    );
    this.form.valueChanges.subscribe(() => (this.key = randomKey()));
    effect(() => {
      const { dueSats } = this.invoice();
      untracked(() => this.form.reset({ amountSats: dueSats > 0 ? sats(dueSats) : null }));
    });
  }

  protected async note(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    const done = await this.noting.run(async () => {
      await this.ledger.addPayment(this.invoice().id, this.payment(), this.key);
    }, this.form);
    if (done) {
      this.noted.emit();
    } else {
      focusFirstProblem(this.element);
    }
  }

  private payment(): NewPayment {
    const { amountSats, txid: id, reference } = this.form.getRawValue();
    const [transaction, text] = [cleanLine(id).toLowerCase(), cleanLine(reference)];
    return {
      amountSats: amountSats ?? 0,
      ...(transaction && { txid: transaction }),
      ...(text && { reference: text }),
    };
  }
}
