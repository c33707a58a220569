import { formatBtcShortest, MAX_SATS, Sats, sats } from '../money/sats';
import { paymentRequest } from './payment-request';

const ADDRESS = 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0';

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encoded(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9._~-]/.test(character) ? character : `%${byte.toString(16)}`;
  }).join('');
}

function uriLength(total: Sats, company: string, number: string): number {
  const { address, label = '', message = '' } = paymentRequest(ADDRESS, total, company, number);
  return (
    `bitcoin:${address}?amount=${formatBtcShortest(total)}` +
    `&label=${encoded(label)}&message=${encoded(message)}`
  ).length;
}

describe('a payment request', () => {
  it('names the company and the invoice', () => {
    expect(paymentRequest(ADDRESS, sats(1), 'Alder & Finch', '2026-0042')).toEqual({
      address: ADDRESS,
      label: 'Alder & Finch',
      message: 'Invoice 2026-0042',
    });
  });

  it('cuts a long name to what the API takes', () => {
    const { label } = paymentRequest(ADDRESS, sats(1), 'x'.repeat(200), '1');
    expect(label).toBe('x'.repeat(100));
  });

  it.each([
    ['株'.repeat(200), '1'],
    ['👩‍👩‍👧‍👦'.repeat(20), '株'.repeat(40)],
    ["(!*')".repeat(40), "(!*')".repeat(8)],
    ['é'.repeat(200), '😀'.repeat(40)],
  ])('fits its URI whatever the script', (company, number) => {
    expect(uriLength(MAX_SATS, company, number)).toBeLessThanOrEqual(660);
  });

  it('never cuts a character in two', () => {
    const family = '👩‍👩‍👧‍👦';
    const { label = '' } = paymentRequest(ADDRESS, MAX_SATS, family.repeat(20), '1');
    expect(label).not.toBe('');
    expect(label.replaceAll(family, '')).toBe('');
  });

  it('has no label where none fits', () => {
    const request = paymentRequest(ADDRESS, MAX_SATS, '👩‍👩‍👧‍👦', '😀'.repeat(40));
    expect(request).toEqual({ address: ADDRESS, message: `Invoice ${'😀'.repeat(40)}` });
  });
});
