import { InvoiceRequest } from '../api/types';
import { formatBtcShortest, Sats } from '../money/sats';
import { codePoints } from '../forms/text-cleaning';

/** Of the BIP 321 URI, which the API makes and takes up to this length. */
const LONGEST_URI = 660;
const LONGEST_LABEL = 100;

/**
 * Where to pay, with what the customer's wallet shows: the company as the receiver and the invoice's number
 * as the purpose. A name too long for the payment URI is cut, for only wallets show this copy of it.
 */
export function paymentRequest(
  address: string,
  total: Sats,
  company: string,
  number: string,
): InvoiceRequest['payment'] {
  const message = `Invoice ${number}`;
  const fixed =
    `bitcoin:${address}?amount=${formatBtcShortest(total)}&label=&message=`.length +
    encodedLength(message);
  const label = cut(company, LONGEST_LABEL, LONGEST_URI - fixed);
  return label === '' ? { address, message } : { address, label, message };
}

/** As many whole characters, as people count them, as fit both limits. */
function cut(text: string, maxCodePoints: number, maxEncoded: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const longer = kept + segment;
    if (codePoints(longer) > maxCodePoints || encodedLength(longer) > maxEncoded) {
      break;
    }
    kept = longer;
  }
  return kept.trim();
}

/** Once everything but RFC 3986's unreserved characters is percent-encoded. */
function encodedLength(text: string): number {
  return encodeURIComponent(text).replace(/[!'()*]/g, '%00').length;
}
