import { FormArray, FormControl, FormGroup } from '@angular/forms';
import { announced, Page } from '../../testing/page';
import { BitcoinUnit, sats } from '../money/sats';
import { createLine, LineForm } from './line-form';
import { LineList } from './line-list';

async function open(...descriptions: string[]) {
  const unit = new FormControl<BitcoinUnit>('BTC', { nonNullable: true });
  const lines = descriptions.map((description) => {
    const line = createLine(unit);
    line.patchValue({ description, unitPrice: '0.1' });
    return line;
  });
  const form = new FormArray<FormGroup<LineForm>>(lines);
  const totals = lines.map(() => sats(10_000_000));
  const page = await Page.of(LineList, { form, unit, totals });
  return { form, page, names: () => form.value.map((line) => line.description) };
}

function row(page: Page<LineList>, index: number): HTMLElement {
  return page.find(`[data-line="${index}"]`);
}

function paste(target: HTMLElement, text: string): Event {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }));
  return event;
}

describe('the list of lines', () => {
  it('shows each line with its amount, and counts them', async () => {
    const { page } = await open('Tea', 'Cake');
    expect(page.find('.head').textContent).toContain('2 lines');
    expect(row(page, 1).getAttribute('aria-label')).toBe('Line 2');
    expect(row(page, 1).textContent).toContain('0.10000000');
  });

  it('adds a line and leads to it', async () => {
    const { form, page } = await open('Tea');
    await page.click(page.button('Add line'));
    expect(form.length).toBe(2);
    expect(document.activeElement).toBe(row(page, 1).querySelector('textarea'));
  });

  it('leads on at Enter, and adds a line after the last', async () => {
    const { form, page } = await open('Tea', 'Cake');
    await page.press(page.field('Unit price', 0), 'Enter');
    expect(form.length).toBe(2);
    expect(document.activeElement).toBe(row(page, 1).querySelector('textarea'));

    await page.press(page.field('Description', 1), 'Enter');
    expect(form.length).toBe(3);
  });

  it('leaves Shift+Enter to the description, and Enter to the buttons', async () => {
    const { form, page } = await open('Tea');
    await page.press(page.field('Description'), 'Enter', { shiftKey: true });
    await page.press(page.button('Duplicate Line 1'), 'Enter');
    expect(form.length).toBe(1);
  });

  it('duplicates a line', async () => {
    const { names, page } = await open('Tea', 'Cake');
    await page.click(page.button('Duplicate Line 1'));
    expect(names()).toEqual(['Tea', 'Tea', 'Cake']);
    expect(await announced()).toBe('Line 1 duplicated');
  });

  it('deletes a line, says so, and brings it back', async () => {
    const { names, page } = await open('Tea', 'Cake');
    await page.click(page.button('Delete Line 1'));
    expect(names()).toEqual(['Cake']);
    expect(page.text).toContain('Line 1 deleted.');
    expect(document.activeElement).toBe(row(page, 0).querySelector('textarea'));

    await page.click(page.button('Undo'));
    expect(names()).toEqual(['Tea', 'Cake']);
  });

  it('may become empty', async () => {
    const { names, page } = await open('Tea');
    await page.click(page.button('Delete Line 1'));
    expect(names()).toEqual([]);
    expect(document.activeElement).toBe(page.button('Add line'));
  });

  it('moves a line by the keyboard, from any field and from its handle', async () => {
    const { names, page } = await open('Tea', 'Cake', 'Plums');
    const price = page.field('Unit price', 2);
    price.focus();
    await page.press(price, 'ArrowUp', { altKey: true });
    expect(names()).toEqual(['Tea', 'Plums', 'Cake']);
    expect(document.activeElement).toBe(page.field('Unit price', 1));
    expect(await announced()).toBe('Line 3 moved to place 2 of 3');

    await page.press(page.button('Line 1, move'), 'ArrowDown');
    expect(names()).toEqual(['Plums', 'Tea', 'Cake']);
  });

  it('does not move a line out of the list', async () => {
    const { names, page } = await open('Tea', 'Cake');
    await page.press(page.button('Line 1, move'), 'ArrowUp');
    await page.press(page.button('Line 2, move'), 'ArrowDown');
    expect(names()).toEqual(['Tea', 'Cake']);
  });

  it('moves a line to where it is dropped', async () => {
    const { names, page } = await open('Tea', 'Cake', 'Plums');
    const down = new MouseEvent('pointerdown', { clientY: 0, button: 0, bubbles: true });
    page.button('Line 1, move').dispatchEvent(down);
    document.elementsFromPoint = () => [row(page, 2)];
    window.dispatchEvent(new MouseEvent('pointermove', { clientY: 90 }));
    window.dispatchEvent(new MouseEvent('pointerup', { clientY: 90 }));
    expect(names()).toEqual(['Cake', 'Plums', 'Tea']);
  });

  it('acts from the menu of a handle', async () => {
    // jsdom knows no popovers.
    HTMLElement.prototype.showPopover = vi.fn();
    HTMLElement.prototype.hidePopover = vi.fn();
    const { names, page } = await open('Tea', 'Cake');
    await page.click(page.button('Line 2, move'));
    await page.click(page.button('Move up'));
    expect(names()).toEqual(['Cake', 'Tea']);
  });

  it('takes rows from a spreadsheet after a line, or in place of an empty one', async () => {
    const { form, names, page } = await open('Tea');
    const first = paste(page.field('Description'), 'Cake\t2\t0.05\nPlums\t1,5\t0,01');
    await page.fixture.whenStable();
    expect(first.defaultPrevented).toBe(true);
    expect(names()).toEqual(['Tea', 'Cake', 'Plums']);
    expect(form.at(2).value).toEqual({ description: 'Plums', quantity: '1,5', unitPrice: '0,01' });
    expect(page.text).toContain('2 lines pasted.');

    await page.click(page.button('Undo'));
    expect(names()).toEqual(['Tea']);

    await page.click(page.button('Add line'));
    paste(page.field('Description', 1), 'Bread\t1\t0.2');
    await page.fixture.whenStable();
    expect(names()).toEqual(['Tea', 'Bread']);
  });

  it('leaves plain text to the field it is pasted into', async () => {
    const { names, page } = await open('Tea');
    expect(paste(page.field('Description'), 'two\nlines').defaultPrevented).toBe(false);
    expect(names()).toEqual(['Tea']);
  });

  it('draws the lines of a long invoice as they come into view', async () => {
    const seen: (() => void)[] = [];
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
          seen.push(() => tell([{ isIntersecting: true }]));
        }
        observe = vi.fn();
        disconnect = vi.fn();
      },
    );
    const { page } = await open(...Array.from({ length: 210 }, (_, index) => `Item ${index}`));
    expect(page.findAll('q-line-row')).toHaveLength(100);
    expect(page.find('.unseen').textContent?.trim()).toBe('Lines 101 to 150');

    seen[0]?.();
    await page.fixture.whenStable();
    expect(page.findAll('q-line-row')).toHaveLength(150);

    page.fixture.componentInstance.reveal(209);
    await page.fixture.whenStable();
    expect(row(page, 209).querySelector('textarea')?.value).toBe('Item 209');
    vi.unstubAllGlobals();
  });
});
