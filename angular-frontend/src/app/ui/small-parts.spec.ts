import { sats } from '../money/sats';
import { Page } from '../../testing/page';
import { Amount } from './amount';
import { BtcFigure } from './btc-figure';
import { CopyButton } from './copy-button';
import { UnitSwitch } from './unit-switch';

describe('an amount', () => {
  it.each([
    ['BTC', false, '0.00012345'],
    ['sats', false, '12\u00a0345'],
    ['BTC', true, '−0.00012345'],
  ])('is shown in %s', async (unit, negative, text) => {
    const page = await Page.of(Amount, { amount: sats(12_345), unit, negative });
    expect(page.element.textContent).toBe(text);
  });

  it('is a dash when it is not known', async () => {
    expect((await Page.of(Amount, { amount: undefined, unit: 'BTC' })).text).toBe('–');
  });
});

describe('a figure of BTC', () => {
  it.each([
    [12_300_000, '0.123', '00000'],
    [100_000_000, '1.', '00000000'],
    [1, '0.00000001', ''],
    [0, '0.', '00000000'],
  ])('of %i sats dims the needless zeros', async (amount, kept, dimmed) => {
    const page = await Page.of(BtcFigure, { amount: sats(amount) });
    expect(page.find('span').textContent).toBe(dimmed);
    expect(page.text).toBe(kept + dimmed);
  });
});

describe('the unit switch', () => {
  it('says what was chosen', async () => {
    const page = await Page.of(UnitSwitch, { unit: 'BTC' });
    const [btc, inSats] = page.findAll<HTMLInputElement>('input');
    expect(btc?.checked).toBe(true);
    inSats?.click();
    expect(page.fixture.componentInstance.unit()).toBe('sats');
  });
});

describe('the copy button', () => {
  function clipboard(writeText: () => Promise<void>): void {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  }

  it('copies and says so', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    clipboard(writeText);
    const page = await Page.of(CopyButton, { text: 'bitcoin:bc1', what: 'the link' });
    await page.click(page.button('Copy'));
    expect(writeText).toHaveBeenCalledWith('bitcoin:bc1');
    expect(page.text).toBe('Copied the link');
  });

  it('says how else it can be done where the browser forbids it', async () => {
    clipboard(() => Promise.reject(new DOMException('denied', 'NotAllowedError')));
    const page = await Page.of(CopyButton, { text: 'bitcoin:bc1', what: 'the link' });
    await page.click(page.button('Copy'));
    expect(page.text).toBe('Select and copy the link');
  });
});
