import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import '../../testing/dialogs';
import { Asked, FakeBackend, json, nothing, refuse, signedIn } from '../../testing/fake-backend';
import { Item, Role } from '../api/types';
import { Session } from '../core/session';
import { mayLeaveGuard } from '../core/unsaved';
import { ItemEditor } from './item-editor';
import { ItemList } from './item-list';

const id = '019aa000-0000-7000-8000-000000000001';
const address = `/api/items/${id}`;
const tea: Item = {
  id,
  name: 'Green tea',
  description: '',
  priceSats: 5000,
  quantity: 12,
  lowStockThreshold: 6,
  archived: false,
  hasPicture: true,
  createdAt: '2026-11-01T10:00:00Z',
};

describe('the page of an item', () => {
  let fake: FakeBackend;
  let harness: RouterTestingHarness;

  beforeEach(() => {
    localStorage.clear();
    fake = new FakeBackend()
      .on(`GET ${address}`, json(tea, '"3"'))
      .on(`PUT ${address}`, json(tea, '"4"'))
      .on('GET /api/items', json({ data: [], has_more: false }));
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'items', pathMatch: 'full', component: ItemList },
            { path: 'items/new', component: ItemEditor, canDeactivate: [mayLeaveGuard] },
            { path: 'items/:itemId', component: ItemEditor, canDeactivate: [mayLeaveGuard] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
  });

  afterEach(() => {
    document.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
    vi.restoreAllMocks();
  });

  async function open(path: string, role: Role = 'manager'): Promise<HTMLElement> {
    fake.on('GET /api/session', json(signedIn(role)));
    await TestBed.inject(Session).known();
    harness = await RouterTestingHarness.create(path);
    const element = harness.fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await vi.waitFor(() => expect(element.querySelector('q-progress-bar')).toBeNull());
    await harness.fixture.whenStable();
    return element;
  }

  function field(label: string): HTMLInputElement {
    const found = [...document.querySelectorAll('label')].find((it) =>
      it.textContent?.trim().startsWith(label),
    );
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement;
  }

  async function type(label: string, text: string): Promise<void> {
    const input = field(label);
    input.value = text;
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('blur'));
    await harness.fixture.whenStable();
  }

  async function press(words: string): Promise<void> {
    click(words);
    await harness.fixture.whenStable();
  }

  function click(words: string): void {
    [...document.querySelectorAll<HTMLElement>('button, a')]
      .find((it) => it.textContent?.trim() === words)
      ?.click();
  }

  function asked(what: string): Promise<Asked> {
    return vi.waitFor(() => fake.last(what));
  }

  function text(): string {
    return (document.body.textContent ?? '').replace(/\s+/g, ' ');
  }

  it('adds an item, by the same key as long as it is the same', async () => {
    await open('/items/new');
    fake.on('POST /api/items', refuse(503, 'overloaded'), json(tea, '"1"', 201));
    await type('Name', 'Green tea');
    await type('Price', '0.00005');
    await type('Pieces now', '12');
    await press('Add item');
    await vi.waitFor(() => expect(text()).toContain('as much to do as it can take'));
    await press('Add item');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe(`/items/${id}`));

    const [first, second] = fake.calls('POST /api/items');
    expect(first?.body).toEqual({ name: 'Green tea', priceSats: 5000, quantity: 12 });
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
  });

  it('leads to what is wrong, and sends nothing', async () => {
    await open('/items/new');
    await press('Add item');
    await vi.waitFor(() => expect(document.activeElement).toBe(field('Name')));
    expect(field('Price').getAttribute('aria-invalid')).toBe('true');
    expect(fake.calls('POST /api/items')).toEqual([]);
  });

  it('says at its field that a number is taken', async () => {
    await open('/items/new');
    fake.on('POST /api/items', refuse(409, 'sku-taken'));
    await type('Name', 'Green tea');
    await type('Price', '0.00005');
    await type('Item number', 'TEA-1');
    await press('Add item');
    await vi.waitFor(() => expect(text()).toContain('Another item has this number.'));
    await vi.waitFor(() => expect(document.activeElement).toBe(field('Item number')));
  });

  it('saves what was changed, based on what was read', async () => {
    await open(`/items/${id}`);
    await type('Name', 'Black tea');
    await press('Save');
    const { body, headers } = await asked(`PUT ${address}`);
    expect(headers.get('If-Match')).toBe('"3"');
    expect(body).toEqual({ name: 'Black tea', priceSats: 5000, lowStockThreshold: 6 });
    await vi.waitFor(() => expect(fake.calls(`GET ${address}`)).toHaveLength(2));
    expect(fake.calls(`PUT ${address}/picture`)).toEqual([]);
  });

  it('takes the picture away when it is saved', async () => {
    await open(`/items/${id}`);
    fake.on(`DELETE ${address}/picture`, nothing());
    document.querySelector<HTMLElement>('q-image-drop button')?.click();
    expect(fake.calls(`DELETE ${address}/picture`)).toEqual([]);
    await press('Save');
    await asked(`DELETE ${address}/picture`);
  });

  it('shows what somebody else has changed, and saves what is chosen', async () => {
    await open(`/items/${id}`);
    const theirs = { ...tea, name: 'White tea', priceSats: 6000 };
    fake
      .on(`PUT ${address}`, refuse(412, 'changed-meanwhile'), json(theirs, '"5"'))
      .on(`GET ${address}`, json(theirs, '"4"'));
    await type('Name', 'Black tea');
    await press('Save');
    const dialog = await vi.waitFor(() => {
      const found = document.querySelector('dialog');
      expect(found).not.toBeNull();
      return found as HTMLElement;
    });
    expect(dialog.textContent).toContain('Black tea');
    expect(dialog.textContent).toContain('White tea');
    dialog.querySelectorAll('input')[1]?.click();
    await harness.fixture.whenStable();
    await press('Save this');

    await vi.waitFor(() => expect(fake.calls(`PUT ${address}`)).toHaveLength(2));
    const { body, headers } = fake.last(`PUT ${address}`);
    expect(headers.get('If-Match')).toBe('"4"');
    expect(body).toEqual({ name: 'White tea', priceSats: 6000, lowStockThreshold: 6 });
  });

  it('does not overwrite theirs when the person only looks and saves again', async () => {
    await open(`/items/${id}`);
    fake
      .on(`PUT ${address}`, refuse(412, 'changed-meanwhile'))
      .on(`GET ${address}`, json({ ...tea, name: 'White tea' }, '"4"'));
    await type('Name', 'Black tea');
    await press('Save');
    await vi.waitFor(() => expect(document.querySelector('dialog')).not.toBeNull());
    await press('Back to the form');
    expect(field('Name').value).toBe('Black tea');
    await press('Save');
    await vi.waitFor(() => expect(fake.calls(`PUT ${address}`)).toHaveLength(2));
    expect(fake.last(`PUT ${address}`).headers.get('If-Match')).toBe('"3"');
  });

  it('asks before what was typed is lost', async () => {
    await open(`/items/${id}`);
    await type('Name', 'Black tea');
    // Not waited for: going somewhere else is not over before the question is answered.
    click('Cancel');
    await vi.waitFor(() => expect(text()).toContain('Leave without saving?'));
    click('Stay');
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe(`/items/${id}`);
    click('Cancel');
    await vi.waitFor(() => expect(text()).toContain('Leave without saving?'));
    click('Leave');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/items'));
  });

  it('is archived once the person is sure, and can be brought back', async () => {
    await open(`/items/${id}`);
    fake.on(`DELETE ${address}`, nothing()).on(`POST ${address}/restore`, json(tea));
    await press('Archive');
    expect(fake.calls(`DELETE ${address}`)).toEqual([]);
    fake.on(`GET ${address}`, json({ ...tea, archived: true }, '"4"'));
    document.querySelector<HTMLElement>('dialog .filled')?.click();
    await asked(`DELETE ${address}`);
    await vi.waitFor(() => expect(text()).toContain('Archived'));
    await press('Restore');
    await asked(`POST ${address}/restore`);
    expect(fake.last(`DELETE ${address}`).headers.get('If-Match')).toBe('"3"');
  });

  it('shows what somebody changed meanwhile instead of archiving that', async () => {
    await open(`/items/${id}`);
    fake
      .on(`DELETE ${address}`, refuse(412, 'changed-meanwhile'))
      .on(`GET ${address}`, json({ ...tea, name: 'Black tea' }, '"4"'));
    await press('Archive');
    document.querySelector<HTMLElement>('dialog .filled')?.click();
    await vi.waitFor(() => expect(text()).toContain('Somebody changed this meanwhile.'));
    expect(text()).toContain('Black tea');
  });

  it('only tells a cashier what there is to know', async () => {
    const element = await open(`/items/${id}`, 'cashier');
    expect(element.querySelector('form')).toBeNull();
    expect(element.textContent).toContain('0.00005000');
    expect(element.querySelector('a[href$="/stock"]')?.textContent).toContain('Stock history');
  });
});
