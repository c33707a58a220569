import { FakeBackend, json, refuse } from '../../testing/fake-backend';
import { Page } from '../../testing/page';
import { Item } from '../api/types';
import { MovementForm } from './movement-form';

const id = '019aa000-0000-7000-8000-000000000001';
const movements = `POST /api/items/${id}/stock-movements`;

describe('a change of stock', () => {
  let fake: FakeBackend;
  let page: Page<MovementForm>;
  let moved: number;

  beforeEach(async () => {
    fake = new FakeBackend().on(movements, json({}, undefined, 201));
    page = await Page.of(MovementForm, { item: { id, quantity: 12 } as Item });
    moved = 0;
    page.fixture.componentInstance.moved.subscribe(() => moved++);
  });

  afterEach(() => vi.restoreAllMocks());

  async function choose(reason: string): Promise<void> {
    const select = page.field('Reason') as unknown as HTMLSelectElement;
    select.value = reason;
    select.dispatchEvent(new Event('change'));
    await page.fixture.whenStable();
  }

  async function send(): Promise<void> {
    await page.click(page.find('button[type=submit]'));
    await page.fixture.whenStable();
  }

  it.each([
    ['received', 'Pieces in', 5],
    ['returned', 'Pieces in', 5],
    ['damaged', 'Pieces out', -5],
  ])('that was %s goes one way', async (reason, label, change) => {
    await choose(reason);
    await page.type(page.field(label), '5');
    await send();
    await vi.waitFor(() => expect(moved).toBe(1));
    expect(fake.last(movements).body).toEqual({ reason, change });
  });

  it('that was counted goes either way', async () => {
    await choose('counted');
    await page.type(page.field('Pieces more'), '5');
    page.findAll<HTMLInputElement>('q-view-choice input')[1]?.click();
    await page.fixture.whenStable();
    expect(page.messageOf(page.field('Pieces fewer'))).toBe('12 now, then 7.');
    await page.type(page.field('Note'), '  shelf\nand box ');
    await send();
    await vi.waitFor(() => expect(moved).toBe(1));
    expect(fake.last(movements).body).toEqual({
      reason: 'counted',
      change: -5,
      note: 'shelf\nand box',
    });
  });

  it('says what it comes to before it is done', async () => {
    await choose('damaged');
    await page.type(page.field('Pieces out'), '13');
    expect(page.messageOf(page.field('Pieces out'))).toBe('There are only 12.');
  });

  it('sends the same key when it is tried again, and another for the next', async () => {
    fake.on(movements, refuse(503, 'overloaded'), json({}, undefined, 201));
    await page.type(page.field('Pieces in'), '5');
    await send();
    await vi.waitFor(() => expect(page.text).toContain('Try again'));
    await send();
    await vi.waitFor(() => expect(moved).toBe(1));
    await page.type(page.field('Pieces in'), '5');
    await send();
    await vi.waitFor(() => expect(moved).toBe(2));
    const keys = fake.calls(movements).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('says at its field that there is not enough', async () => {
    fake.on(movements, refuse(409, 'not-enough-stock', { detail: 'There are only 3 pieces.' }));
    await choose('damaged');
    await page.type(page.field('Pieces out'), '5');
    await send();
    await vi.waitFor(() =>
      expect(page.messageOf(page.field('Pieces out'))).toBe('There are only 3 pieces.'),
    );
    expect(moved).toBe(0);
  });
});
