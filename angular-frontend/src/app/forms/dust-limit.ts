import { BitcoinUnit, formatBtc, formatSats, Sats, sats } from '../money/sats';
import { Reading } from '../money/reading';
import { AddressKind, BitcoinAddress } from './bitcoin-address';

/**
 * The least that can be sent to an address of each kind: nodes relay no output that costs more to spend than it holds
 * (dust). The backend's `AddressType` has the same figures.
 */
const LEAST: Record<AddressKind, Sats> = {
  P2PKH: sats(546),
  P2SH: sats(540),
  P2WPKH: sats(294),
  P2WSH: sats(330),
  P2TR: sats(330),
};

/** Why no wallet pays a total, where it is below dust; nothing to pay is not. */
export function dustWarning(
  address: Reading<BitcoinAddress>,
  { total, complete }: { readonly total: Sats | undefined; readonly complete: boolean },
  unit: BitcoinUnit,
): string | undefined {
  return address.ok && complete && total && total < LEAST[address.value.kind]
    ? dustSentence(address.value.kind, unit)
    : undefined;
}

export function dustSentence(kind: AddressKind, unit: BitcoinUnit): string {
  const least = LEAST[kind];
  const text = unit === 'BTC' ? `${formatBtc(least)} BTC` : `${formatSats(least)} sats`;
  return `No wallet can send so little to this address: the least is ${text}.`;
}
