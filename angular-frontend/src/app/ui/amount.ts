import { Component, computed, input } from '@angular/core';
import { BitcoinUnit, formatBtc, formatSats, Sats } from '../money/sats';

/** An amount in the unit the person has chosen; a gap is a dash. */
@Component({
  selector: 'q-amount',
  template: `{{ text() }}`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class Amount {
  readonly amount = input.required<Sats | undefined>();
  readonly unit = input.required<BitcoinUnit>();
  readonly negative = input(false);

  protected readonly text = computed(() => {
    const amount = this.amount();
    if (amount === undefined) {
      return '–';
    }
    const text = this.unit() === 'BTC' ? formatBtc(amount) : formatSats(amount);
    return this.negative() ? `−${text}` : text;
  });
}
