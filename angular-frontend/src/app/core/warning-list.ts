import { Component, computed, inject, input } from '@angular/core';
import { Warning } from '../api/types';
import { BitcoinUnit } from '../money/sats';
import { Caution } from '../ui/caution';
import { Configuration } from './configuration';
import { warningSentence } from './warning-sentence';

/** What of an invoice may not be what was meant. Nothing where all is well. */
@Component({
  selector: 'q-warning-list',
  imports: [Caution],
  template: `
    @if (sentences().length > 0) {
      <ul aria-label="About the invoice">
        @for (sentence of sentences(); track $index) {
          <li>
            <q-caution>{{ sentence }}</q-caution>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    :host:empty {
      display: none;
    }

    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class WarningList {
  private readonly network = inject(Configuration).bitcoinNetwork;

  readonly warnings = input.required<readonly Warning[]>();
  /** What is paid to: an address or a payment link. */
  readonly address = input.required<string>();
  readonly unit = input.required<BitcoinUnit>();

  protected readonly sentences = computed(() =>
    this.warnings().map((warning) =>
      warningSentence(warning, {
        address: this.address(),
        network: this.network,
        unit: this.unit(),
      }),
    ),
  );
}
