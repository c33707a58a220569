import { Component, computed, inject, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { BitcoinUnit } from '../money/sats';
import { Amount } from '../ui/amount';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Input } from '../ui/input';
import { piecesText } from './pieces';
import { DraftLine, isBeyondStock, PurchaseDraft, step } from './purchase-draft';

/** The lines of a purchase: how many of each, what is reserved already, and what is wrong, at the line itself. */
@Component({
  selector: 'q-purchase-lines',
  imports: [Amount, Field, Icon, Input, ReactiveFormsModule],
  templateUrl: './purchase-lines.html',
  styleUrl: './purchase-lines.scss',
})
export class PurchaseLines {
  private readonly draft = inject(PurchaseDraft);

  readonly unit = input.required<BitcoinUnit>();
  /** Nothing can be changed while the server is at it. */
  readonly working = input.required<boolean>();
  readonly removed = output<DraftLine>();

  protected readonly rows = computed(() => {
    const { lines: totals } = this.draft.totals();
    return this.draft.lines().map((line, index) => ({
      line,
      total: totals[index],
      state: stateOf(line, this.draft.changed().includes(line)),
      hint: isBeyondStock(line) ? `Only ${piecesText((line.free ?? 0) + line.reserved)} there` : '',
    }));
  });

  protected step({ quantity }: DraftLine, by: number, event?: Event): void {
    event?.preventDefault();
    if (!this.working()) {
      step(quantity, by);
    }
  }
}

/** What the server holds of a line, in words. */
function stateOf(line: DraftLine, isChanged: boolean): { text: string; isChanged: boolean } {
  if (line.reserved === 0) {
    return { text: 'Not reserved yet', isChanged };
  }
  const reserved = `${line.reserved.toLocaleString('en-GB')} reserved`;
  return { text: isChanged ? `${reserved}, changed` : reserved, isChanged };
}
