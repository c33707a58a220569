import { Component, computed, input } from '@angular/core';
import { formatBtc, Sats } from '../money/sats';

/** An amount in a table of BTC: all eight places, the needless zeros quiet, so that the figures that count stand out. */
@Component({
  selector: 'q-btc-figure',
  template: `{{ parts()[0] }}<span>{{ parts()[1] }}</span>`,
  styles: `
    span {
      color: var(--q-figure-dim, var(--q-muted));
    }
  `,
})
export class BtcFigure {
  readonly amount = input.required<Sats>();

  protected readonly parts = computed(() => {
    const text = formatBtc(this.amount());
    const [zeros = ''] = /\.?0*$/.exec(text) ?? [];
    // A whole number of BTC keeps its point beside the digits it belongs to.
    const kept = text.slice(0, text.length - zeros.replace('.', '').length);
    return [kept, text.slice(kept.length)];
  });
}
