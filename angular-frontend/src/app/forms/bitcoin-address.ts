import { AddressType, getAddressInfo } from 'bitcoin-address-validation';
import { Reading, read, unreadable } from '../money/reading';
import { lookalike } from './bitcoin-lookalikes';
import { cleanWord } from './text-cleaning';

export type BitcoinNetwork = 'mainnet' | 'testnet' | 'signet' | 'regtest';

export type AddressKind = 'P2PKH' | 'P2SH' | 'P2WPKH' | 'P2WSH' | 'P2TR';

export interface BitcoinAddress {
  /** As it goes to the API: SegWit addresses in small letters. */
  readonly address: string;
  readonly kind: AddressKind;
  /** What was done to the typed text, where the person should know. */
  readonly note?: string;
}

const KINDS: Partial<Record<AddressType, AddressKind>> = {
  [AddressType.p2pkh]: 'P2PKH',
  [AddressType.p2sh]: 'P2SH',
  [AddressType.p2wpkh]: 'P2WPKH',
  [AddressType.p2wsh]: 'P2WSH',
  [AddressType.p2tr]: 'P2TR',
};

/** The kinds as wallets call them. */
export const KIND_NAMES: Record<AddressKind, string> = {
  P2PKH: 'Legacy address',
  P2SH: 'Script address',
  P2WPKH: 'SegWit address',
  P2WSH: 'SegWit script address',
  P2TR: 'Taproot address',
};

const STARTS: Record<BitcoinNetwork, string> = {
  mainnet: 'bc1, 1 or 3',
  testnet: 'tb1, m, n or 2',
  signet: 'tb1, m, n or 2',
  regtest: 'bcrt1, m, n or 2',
};

/** Shorter ones are mostly half typed; searching them for a mistake at every key would be felt. */
const USUAL_LENGTH = 33;

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/**
 * Reads the address that the customer pays to: its kind, checksum (BIP 173, BIP 350, Base58Check) and
 * network. The address is taken out of a `bitcoin:` link, and the spaces of a printed one are dropped.
 */
export function readBitcoinAddress(text: string, network: BitcoinNetwork): Reading<BitcoinAddress> {
  const typed = cleanWord(text);
  const isLink = /^bitcoin:/i.test(typed);
  const address = isLink ? typed.replace(/^bitcoin:(\/\/)?/i, '').replace(/[?#].*$/, '') : typed;
  if (address === '') {
    return isLink
      ? unreadable('address-unknown', 'This link holds no Bitcoin address: enter one.')
      : unreadable('required', 'Enter the Bitcoin address that your customer pays to.');
  }
  const stranger = lookalike(isLink ? address : text) ?? lookalike(address);
  if (stranger) {
    return { ok: false, problem: stranger };
  }
  const reading = /^(bc|tb|bcrt)1/i.test(address)
    ? readSegwit(address, network)
    : readBase58(address, network);
  return reading.ok && isLink
    ? read({ ...reading.value, note: 'The address was taken from the payment link.' })
    : reading;
}

function readSegwit(typed: string, network: BitcoinNetwork): Reading<BitcoinAddress> {
  const address = typed.toLowerCase();
  if (typed !== address && typed !== typed.toUpperCase()) {
    return unreadable(
      'address-mixed-case',
      'Capital and small letters are mixed, which no wallet does. Copy the address again.',
    );
  }
  const start = address.lastIndexOf('1', 4) + 1;
  const stray = strayCharacter(address.slice(start), BECH32);
  if (stray !== undefined) {
    return unreadable(
      'address-unknown',
      `“${stray}” cannot stand in this address. Copy the address again.`,
    );
  }
  const missing = nearestLength(address.length, start) - address.length;
  return missing === 0
    ? readChecked(address, network, BECH32, start)
    : unreadable('address-unknown', lengthSentence(missing));
}

function readBase58(address: string, network: BitcoinNetwork): Reading<BitcoinAddress> {
  const looksRight = /^[123mn][A-Za-z0-9]+$/.test(address);
  const stray = strayCharacter(address, BASE58);
  if (looksRight && stray !== undefined && address.length >= 20) {
    return unreadable(
      'address-unknown',
      `“${stray}” cannot stand in this address. Copy the address again.`,
    );
  }
  if (!looksRight || address.length < 14) {
    return unreadable(
      'address-unknown',
      `This is not a Bitcoin address. Enter one that starts with ${STARTS[network]}.`,
    );
  }
  if (address.length < 26 || address.length > 35) {
    return unreadable(
      'address-unknown',
      `This address is too ${address.length < 26 ? 'short' : 'long'}. Copy it again, whole.`,
    );
  }
  return readChecked(address, network, BASE58, 0);
}

/** For text of the right length and alphabet: checksum, then kind, then network. */
function readChecked(
  address: string,
  network: BitcoinNetwork,
  alphabet: string,
  start: number,
): Reading<BitcoinAddress> {
  const info = inspect(address);
  if (!info) {
    const at = singleMistake(address, alphabet, start);
    const place = at === undefined ? '' : ` the “${address[at]}” in “${excerpt(address, at)}”.`;
    return unreadable(
      'address-checksum',
      place
        ? `One character is probably wrong:${place} Copy the address again.`
        : 'The checksum does not match, so something is mistyped. Copy the address again.',
    );
  }
  const kind = KINDS[info.type];
  if (!kind) {
    return unreadable(
      'address-unknown',
      'This address is of a kind that is not in use yet. Enter a SegWit or Taproot address.',
    );
  }
  return isOf(network, info.network, info.bech32)
    ? read({ address, kind })
    : unreadable(
        'address-wrong-network',
        `This is a ${info.network} address, and the invoice is paid on ${network}. ` +
          `Enter an address that starts with ${STARTS[network]}.`,
      );
}

function inspect(address: string): ReturnType<typeof getAddressInfo> | undefined {
  try {
    return getAddressInfo(address);
  } catch {
    // The library says "no" by throwing, and never says why.
    return undefined;
  }
}

/** Signet shares every form with testnet; regtest shares all but its SegWit prefix. */
function isOf(wanted: BitcoinNetwork, found: string, segwit: boolean): boolean {
  return (
    found === wanted ||
    (found === 'testnet' && (wanted === 'signet' || (wanted === 'regtest' && !segwit)))
  );
}

function strayCharacter(text: string, alphabet: string): string | undefined {
  return Array.from(text).find((character) => !alphabet.includes(character));
}

/** SegWit addresses hold 39 (P2WPKH) or 59 (P2WSH, Taproot) characters after the prefix. */
function nearestLength(length: number, start: number): number {
  const short = start + 39;
  const long = start + 59;
  return length <= short + 4 ? short : long;
}

function lengthSentence(missing: number): string {
  const count = Math.abs(missing);
  const characters = count === 1 ? 'One character' : `${count} characters`;
  return missing > 0
    ? `${characters} ${count === 1 ? 'is' : 'are'} missing. Copy the address again, whole.`
    : `${characters} too many. Copy the address again.`;
}

/**
 * Where one other character would make the checksum right. The place is shown and never the correction:
 * guessing an address is how money goes to strangers.
 */
function singleMistake(address: string, alphabet: string, start: number): number | undefined {
  if (address.length < USUAL_LENGTH) {
    return undefined;
  }
  for (let at = start; at < address.length; at++) {
    for (const character of alphabet) {
      if (inspect(address.slice(0, at) + character + address.slice(at + 1))) {
        return at;
      }
    }
  }
  return undefined;
}

function excerpt(address: string, at: number): string {
  const from = Math.max(0, at - 3);
  const to = Math.min(address.length, at + 4);
  return `${from > 0 ? '…' : ''}${address.slice(from, to)}${to < address.length ? '…' : ''}`;
}
