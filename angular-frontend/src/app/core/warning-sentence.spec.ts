import { Page } from '../../testing/page';
import { WarningList } from './warning-list';
import { warningSentence } from './warning-sentence';

const address = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const detail = 'As the server says it.';

function sentence(code: string, pointer: string, unit: 'BTC' | 'sats' = 'sats', paidTo = address) {
  return warningSentence({ code, pointer, detail }, { address: paidTo, network: 'mainnet', unit });
}

describe('the sentence for a warning', () => {
  it('about dust names the least in the unit that is used', () => {
    const least = 'No wallet can send so little to this address: the least is';
    expect(sentence('amount-below-dust', '/totalSats')).toBe(`${least} 546 sats.`);
    expect(sentence('amount-below-dust', '/totalSats', 'BTC')).toBe(`${least} 0.00000546 BTC.`);
    const link = 'bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4?amount=0.00000001';
    expect(sentence('amount-below-dust', '/totalSats', 'sats', link)).toBe(`${least} 294 sats.`);
  });

  it.each([
    ['payment-text-shortened', '/payment/label', 'Your company’s name is too long'],
    ['payment-text-shortened', '/payment/message', 'wallets show only its start'],
    ['payment-text-left-out', '/payment/message', 'The purpose of the payment is too long'],
    ['payment-text-left-out', '/payment/label', 'wallets do not show it'],
    ['characters-without-font', '/customer/name', `The customer’s name: ${detail}`],
    ['characters-without-font', '/lines/2/description', `Line 3: ${detail}`],
  ])('%s at %s says: %s', (code, pointer, words) =>
    expect(sentence(code, pointer)).toContain(words),
  );

  it.each([
    ['something-new', '/totalSats'],
    ['payment-text-shortened', '/payment/else'],
    ['characters-without-font', '/else'],
  ])('%s at %s is the server’s where we have no better one', (code, pointer) =>
    expect(sentence(code, pointer)).toBe(detail),
  );

  it('about dust is the server’s where the address is of another network', () => {
    expect(sentence('amount-below-dust', '/totalSats', 'sats', 'tb1q')).toBe(detail);
  });
});

describe('the list of warnings', () => {
  const inputs = { address, unit: 'sats' };

  it('has a sentence for each', async () => {
    const warnings = [
      { code: 'amount-below-dust', pointer: '/totalSats', detail },
      { code: 'something-new', pointer: '', detail },
    ];
    const page = await Page.of(WarningList, { ...inputs, warnings });
    expect(page.findAll('li').map((item) => item.textContent?.trim())).toEqual([
      'No wallet can send so little to this address: the least is 546 sats.',
      detail,
    ]);
  });

  it('is not there where all is well', async () => {
    const page = await Page.of(WarningList, { ...inputs, warnings: [] });
    expect(page.element.children).toHaveLength(0);
  });
});
