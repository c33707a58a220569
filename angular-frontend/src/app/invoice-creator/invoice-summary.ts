import { Component, computed, input, output } from '@angular/core';
import { BitcoinUnit, formatBtc, formatSats, Sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Caution } from '../ui/caution';
import { Icon } from '../ui/icon';
import { ProgressBar } from '../ui/progress-bar';
import { AdjustmentNames } from './adjustment-in-form';

export interface Totals {
  readonly subtotal: Sats | undefined;
  readonly discount: Sats | undefined;
  readonly tax: Sats | undefined;
  readonly total: Sats | undefined;
}

/** What the customer owes, and the one button that matters. On phones total and button stay at the bottom. */
@Component({
  selector: 'q-invoice-summary',
  imports: [Amount, Caution, Icon, ProgressBar],
  templateUrl: './invoice-summary.html',
  styleUrl: './invoice-summary.scss',
})
export class InvoiceSummary {
  readonly totals = input.required<Totals>();
  readonly names = input.required<AdjustmentNames>();
  readonly unit = input.required<BitcoinUnit>();
  readonly working = input.required<boolean>();
  /** Why the total may not be what was meant, though it can be downloaded. */
  readonly warning = input<string>();
  readonly download = output();

  protected readonly otherUnit = computed(() => {
    const { total } = this.totals();
    if (total === undefined) {
      return 'Correct the amounts to see it';
    }
    return this.unit() === 'BTC' ? `${formatSats(total)} sats` : `${formatBtc(total)} BTC`;
  });
}
