import { announced, Page } from '../../testing/page';
import { DownloadResult } from './download-result';
import { DownloadState } from './invoice-download';

const done: DownloadState = {
  kind: 'done',
  document: {
    downloadUrl: 'https://example.com/api/invoice-documents/abc/invoice-1.pdf',
    fileName: 'invoice-1.pdf',
    sizeBytes: 38_211,
    sha256: 'a'.repeat(64),
    paymentUri: 'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.1',
    warnings: [],
    expiresAt: '2026-11-21T10:00:00Z',
  },
};

const requestId = '0b4f4b6e-6a0a-4a51-9a3c-1a2b3c4d5e6f';
const refused: DownloadState = {
  kind: 'failed',
  failure: {
    kind: 'problem',
    problem: { type: 'about:blank', title: 'No', status: 507, code: 'storage-full', requestId },
  },
};

async function open(state: DownloadState, more: Record<string, unknown> = {}) {
  HTMLElement.prototype.scrollIntoView = vi.fn();
  const page = await Page.of(DownloadResult, { state, changedSince: false, ...more });
  const retry = vi.fn();
  page.fixture.componentInstance.retry.subscribe(retry);
  return { page, retry };
}

describe('the result of a download', () => {
  it('is announced while it is awaited', async () => {
    const { page } = await open({ kind: 'working' });
    expect(page.text).toBe('');
    expect(await announced()).toBe('Making the PDF');
  });

  it('is a file, its size, its link, how long that works, and the payment link', async () => {
    const { page } = await open(done);
    expect(page.text).toContain('Your invoice is ready');
    expect(page.find<HTMLAnchorElement>('.file a').href).toContain('/abc/invoice-1.pdf');
    expect(page.text).toContain('38 kB');
    expect(page.text).toContain('21 November 2026');
    expect(page.find('code').textContent).toContain('bitcoin:bc1q');
    expect(document.activeElement).toBe(page.find('h3'));
  });

  it('says what of the document may not be as it was meant', async () => {
    const { document } = done as Extract<DownloadState, { kind: 'done' }>;
    const warnings = [{ pointer: '/totalSats', code: 'amount-below-dust', detail: 'x' }];
    const state = { kind: 'done', document: { ...document, warnings } } as const;
    const { page } = await open(state, { unit: 'sats' });
    expect(page.find('q-caution').textContent).toContain('the least is 294 sats.');
    const heading = page.find('h3');
    expect(page.messageOf(heading)).toContain('the least is 294 sats.');
  });

  it('leads on to the next invoice', async () => {
    const { page } = await open(done);
    const asked = vi.fn();
    page.fixture.componentInstance.nextAsked.subscribe(asked);
    await page.click(page.button('Next invoice'));
    expect(asked).toHaveBeenCalledOnce();
  });

  it('takes nobody anywhere once it is left behind', async () => {
    const { page } = await open(done);
    const scroll = vi.mocked(HTMLElement.prototype.scrollIntoView);
    scroll.mockClear();
    page.fixture.componentRef.setInput('state', { kind: 'idle' });
    await page.fixture.whenStable();
    expect(page.text).toBe('');
    expect(scroll).not.toHaveBeenCalled();
  });

  it('says so when the form is not what the document is any more', async () => {
    const { page } = await open(done, { changedSince: true });
    expect(page.text).toContain('It was made before your last change.');
  });

  it('is a reason, what to do, the request id, and another try', async () => {
    const { page, retry } = await open(refused, { details: ['Totals do not match.'] });
    expect(page.find('[role=alert]').textContent).toContain('no room to keep the document');
    expect(page.text).toContain('Totals do not match.');
    expect(page.find('code').textContent).toBe(requestId);
    await page.click(page.button('Try again'));
    expect(retry).toHaveBeenCalledOnce();
  });

  it('does not take the focus when fields of the form are marked', async () => {
    const before = document.activeElement;
    await open(refused, { fieldsMarked: true });
    expect(document.activeElement).toBe(before);
  });

  it('is the card when nobody answers, which tries again when the person is back', async () => {
    const { page, retry } = await open({ kind: 'failed', failure: { kind: 'unreachable' } });
    expect(page.text).toContain('The server does not answer');
    window.dispatchEvent(new Event('focus'));
    expect(retry).toHaveBeenCalledOnce();
  });

  it('does not send by itself what the person has changed in the meantime', async () => {
    const { retry } = await open(
      { kind: 'failed', failure: { kind: 'unreachable' } },
      { changedSince: true },
    );
    window.dispatchEvent(new Event('focus'));
    expect(retry).not.toHaveBeenCalled();
  });
});
