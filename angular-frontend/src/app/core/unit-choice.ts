import { Injectable, signal } from '@angular/core';
import { BitcoinUnit } from '../money/sats';

const storageKey = 'quittance-unit';

/** The unit in which the back office writes amounts; remembered on the device where that is allowed. */
@Injectable({ providedIn: 'root' })
export class UnitChoice {
  readonly unit = signal<BitcoinUnit>(remembered());

  choose(unit: BitcoinUnit): void {
    this.unit.set(unit);
    try {
      localStorage.setItem(storageKey, unit);
    } catch {
      // Storage is denied: the choice lasts as long as the page.
    }
  }
}

function remembered(): BitcoinUnit {
  try {
    return localStorage.getItem(storageKey) === 'sats' ? 'sats' : 'BTC';
  } catch {
    return 'BTC';
  }
}
