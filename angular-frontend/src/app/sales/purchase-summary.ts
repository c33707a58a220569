import { Component, computed, inject, input, output } from '@angular/core';
import { Purchase } from '../api/types';
import { BitcoinUnit, formatBtc, formatSats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Icon } from '../ui/icon';
import { momentText } from '../ui/moment';
import { ProgressBar } from '../ui/progress-bar';
import { Task } from './open-purchase';
import { piecesText } from './pieces';
import { PurchaseDraft } from './purchase-draft';

/** What the customer will owe, until when it is reserved, and the next step: to reserve, then to check out. */
@Component({
  selector: 'q-purchase-summary',
  imports: [Amount, Icon, ProgressBar],
  templateUrl: './purchase-summary.html',
  styleUrl: './purchase-summary.scss',
})
export class PurchaseSummary {
  protected readonly draft = inject(PurchaseDraft);

  /** Whose purchase it is. */
  readonly customer = input.required<string>();
  readonly unit = input.required<BitcoinUnit>();
  readonly held = input.required<Purchase | undefined>();
  readonly task = input.required<Task | undefined>();
  readonly reserve = output();
  readonly checkOut = output();
  readonly undo = output();
  readonly pdf = output();

  protected readonly total = computed(() => this.draft.totals().total);
  protected readonly otherUnit = computed(() => {
    const total = this.total();
    if (total === undefined) {
      return 'Correct the quantities to see it';
    }
    return this.unit() === 'BTC' ? `${formatSats(total)} sats` : `${formatBtc(total)} BTC`;
  });
  protected readonly count = computed(() => {
    const lines = this.draft.lines().length;
    const words = lines === 1 ? '1 line' : `${lines.toLocaleString('en-GB')} lines`;
    return `${words}, ${piecesText(this.draft.totals().pieces)}`;
  });
  protected readonly changes = computed(() => this.draft.changed().length);
  protected readonly isEmpty = computed(() => this.draft.lines().length === 0);
  protected readonly reservedUntil = computed(() => {
    const until = this.held()?.releasedAt;
    return until && momentText(until);
  });
  protected readonly working = computed(() => {
    switch (this.task()) {
      case 'reserve':
        return 'Reserving';
      case 'remove':
        return 'Removing';
      case 'check-out':
        return 'Checking out';
      default:
        return undefined;
    }
  });

  /** The one thing to do next. */
  protected act(): void {
    if (this.working() || this.isEmpty()) {
      return;
    }
    if (this.changes() > 0) {
      this.reserve.emit();
    } else {
      this.checkOut.emit();
    }
  }
}
