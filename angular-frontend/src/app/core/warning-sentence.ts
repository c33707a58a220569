import { Warning } from '../api/types';
import { BitcoinNetwork, readBitcoinAddress } from '../forms/bitcoin-address';
import { dustSentence } from '../forms/dust-limit';
import { BitcoinUnit } from '../money/sats';

/** What is known of the invoice that a warning is about. */
export interface Warned {
  /** What is paid to: an address or a payment link. */
  readonly address: string;
  readonly network: BitcoinNetwork;
  readonly unit: BitcoinUnit;
}

/** How the texts of an invoice are called, by their pointers. */
const texts: Record<string, string> = {
  '/number': 'The number',
  '/company/name': 'Your company’s name',
  '/company/address': 'Your company’s address',
  '/company/email': 'Your company’s email',
  '/company/phone': 'Your company’s phone',
  '/company/taxId': 'Your tax ID',
  '/customer/name': 'The customer’s name',
  '/customer/address': 'The customer’s address',
  '/customer/email': 'The customer’s email',
  '/payment/label': 'Your company’s name',
  '/payment/message': 'The purpose of the payment',
  '/notes': 'The notes',
};

const sentences: Record<string, (warning: Warning, warned: Warned) => string> = {
  'amount-below-dust': ({ detail }, { address, network, unit }) => {
    const reading = readBitcoinAddress(address, network);
    return reading.ok ? dustSentence(reading.value.kind, unit) : detail;
  },
  'payment-text-shortened': ({ pointer, detail }) => {
    const text = texts[pointer];
    return text
      ? `${text} is too long for the payment link and its QR code: wallets show only its start.`
      : detail;
  },
  'payment-text-left-out': ({ pointer, detail }) => {
    const text = texts[pointer];
    return text
      ? `${text} is too long for the payment link and its QR code: wallets do not show it.`
      : detail;
  },
  // The server's sentence names the characters; here is where they are.
  'characters-without-font': ({ pointer, detail }) => {
    const line = /^\/lines\/(\d+)\//.exec(pointer);
    const text = line ? `Line ${Number(line[1]) + 1}` : texts[pointer];
    return text ? `${text}: ${detail}` : detail;
  },
};

/** A sentence for a code we have words for, or else the backend's own: it is written for people. */
export function warningSentence(warning: Warning, warned: Warned): string {
  return sentences[warning.code]?.(warning, warned) ?? warning.detail;
}
