import { sats } from '../money/sats';
import { readBitcoinAddress } from './bitcoin-address';
import { dustWarning } from './dust-limit';

/** As in the contract of the API: the address, and the least that can be sent to it. */
const rows: [kind: string, address: string, least: number][] = [
  ['P2WPKH', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 294],
  ['P2WSH', 'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3', 330],
  ['P2TR', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 330],
  ['P2SH', '3P14159f73E4gFr7JterCCQh9QjiTjiZrG', 540],
  ['P2PKH', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 546],
];

function warning(address: string, total: number, complete = true, unit: 'BTC' | 'sats' = 'sats') {
  const reading = readBitcoinAddress(address, 'mainnet');
  return dustWarning(reading, { total: sats(total), complete }, unit);
}

describe('the least that can be sent', () => {
  it.each(rows)('to %s %s is %i sats', (_, address, least) => {
    const sentence = `No wallet can send so little to this address: the least is ${least} sats.`;
    expect(warning(address, 1)).toBe(sentence);
    expect(warning(address, least - 1)).toBe(sentence);
    expect(warning(address, least)).toBeUndefined();
    expect(warning(address, least + 1)).toBeUndefined();
  });

  it.each(rows)('to %s %s is named in bitcoin, too', (_, address, least) => {
    const text = `0.00000${least} BTC`;
    expect(warning(address, 1, true, 'BTC')).toContain(`the least is ${text}.`);
  });

  it('is nothing to warn of where nothing is to be paid, or nobody knows how much or where', () => {
    const [, address = ''] = rows[0] ?? [];
    expect(warning(address, 0)).toBeUndefined();
    expect(warning(address, 1, false)).toBeUndefined();
    expect(warning(address.slice(1), 1)).toBeUndefined();
    const reading = readBitcoinAddress(address, 'mainnet');
    expect(dustWarning(reading, { total: undefined, complete: true }, 'sats')).toBeUndefined();
  });
});
