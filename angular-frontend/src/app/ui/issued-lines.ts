import { Component, input } from '@angular/core';
import { BitcoinUnit, sats } from '../money/sats';
import { Amount } from './amount';

/** A line of a paper that was issued. */
export interface IssuedLine {
  readonly description: string;
  readonly quantity: number | string;
  /** What the quantity counts; nothing for pieces. */
  readonly unit?: string;
  readonly unitPriceSats: number;
  readonly totalSats: number;
}

/** What stands on a paper that was issued, line by line. */
@Component({
  selector: 'q-issued-lines',
  imports: [Amount],
  host: { class: 'card', role: 'region', 'aria-labelledby': 'lines-title' },
  template: `
    <header>
      <h2 id="lines-title">{{ heading() }}</h2>
      <p>{{ dates() }}</p>
    </header>
    <table>
      <thead>
        <tr>
          <th scope="col">Description</th>
          <th scope="col" class="number">Quantity</th>
          <th scope="col" class="number price">Unit price, {{ unit() }}</th>
          <th scope="col" class="number">Amount, {{ unit() }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track $index) {
          <tr>
            <td class="description">{{ line.description }}</td>
            <td class="number">{{ line.quantity }} {{ line.unit }}</td>
            <td class="number price">
              <q-amount [amount]="sats(line.unitPriceSats)" [unit]="unit()" />
            </td>
            <td class="number"><q-amount [amount]="sats(line.totalSats)" [unit]="unit()" /></td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './issued-lines.scss',
})
export class IssuedLines {
  readonly heading = input.required<string>();
  /** When it was issued, and whatever else stands beside the heading. */
  readonly dates = input.required<string>();
  readonly lines = input.required<readonly IssuedLine[]>();
  readonly unit = input.required<BitcoinUnit>();

  protected readonly sats = sats;
}
