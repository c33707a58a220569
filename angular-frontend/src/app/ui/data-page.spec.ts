import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeBackend, json, refuse } from '../../testing/fake-backend';
import { announced } from '../../testing/page';
import { Items } from '../api/items';
import { Item } from '../api/types';
import { Column } from './column';
import { DataPage } from './data-page';
import { PagedList } from './paged-list';
import { inject } from '@angular/core';

@Component({
  selector: 'q-things',
  imports: [Column, DataPage],
  template: `
    <q-data-page label="Things" defaultSort="name" [list]="list" [link]="linkOf">
      <ng-template qColumn="Name" sort="name" [of]="list" let-item>{{ item.name }}</ng-template>
      <ng-template qColumn="Price" sort="priceSats" number [of]="list" let-item>{{
        item.priceSats
      }}</ng-template>
      <p empty>Add your first thing.</p>
    </q-data-page>
  `,
})
class Things {
  private readonly items = inject(Items);
  readonly list = new PagedList<Item>(
    (query, signal) => this.items.list(query, signal),
    ['search', 'status'],
    ({ id }) => id,
  );
  readonly linkOf = ({ id }: Item) => `/things/${id}`;
}

/** Two rows whose ids say after which row they come. */
function page(after = '', hasMore = true): Response {
  const rows = ['a', 'b'].map((name) => ({ id: `${after}${name}`, name, priceSats: 5 }));
  return Response.json({ data: rows, has_more: hasMore });
}

const paths = 'GET /api/items';

describe('a page of a list', () => {
  let fake: FakeBackend;
  let harness: RouterTestingHarness;

  beforeEach(() => {
    fake = new FakeBackend().on(paths, ({ query }) => page(query['starting_after']));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'things', component: Things },
          { path: 'things/:id', component: Things },
        ]),
      ],
    });
  });

  afterEach(() => vi.restoreAllMocks());

  async function open(url = '/things'): Promise<HTMLElement> {
    harness = await RouterTestingHarness.create(url);
    document.body.append(harness.fixture.nativeElement);
    await settled();
    return harness.fixture.nativeElement;
  }

  async function settled(): Promise<void> {
    await harness.fixture.whenStable();
    await vi.waitFor(() =>
      expect(harness.fixture.nativeElement.querySelector('q-progress-bar')).toBeNull(),
    );
    await harness.fixture.whenStable();
  }

  async function press(words: string): Promise<void> {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent?.trim() === words,
    );
    button?.click();
    await settled();
  }

  const url = () => TestBed.inject(Router).url;
  const words = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

  it('shows rows that lead to their pages', async () => {
    const element = await open();
    const [link] = element.querySelectorAll<HTMLAnchorElement>('.row-link');
    expect(words(link ?? null)).toBe('a');
    expect(link?.getAttribute('href')).toBe('/things/a');
    expect(element.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('goes on after the last row and back, and says where it is', async () => {
    const element = await open();
    await press('Next');
    expect(fake.last(paths).query).toEqual({ starting_after: 'b' });
    await press('Next');
    expect(fake.last(paths).query).toEqual({ starting_after: 'bb' });
    expect(url()).toBe('/things?after=b.bb&page=3');
    expect(words(element.querySelector('.pages span'))).toBe('Page 3');
    expect(await announced()).toBe('Things: page 3, 2 rows');

    await press('Previous');
    expect(fake.last(paths).query).toEqual({ starting_after: 'b' });
    await press('Previous');
    expect(fake.last(paths).query).toEqual({});
    expect(url()).toBe('/things');
  });

  it('begins where the address says', async () => {
    await open('/things?search=tea&sort=-name&after=x.y&page=3');
    expect(fake.last(paths).query).toEqual({ search: 'tea', sort: '-name', starting_after: 'y' });
  });

  it('remembers so many pages that the address stays short, and can still go to the first', async () => {
    await open(`/things?after=${Array.from({ length: 30 }, () => 'x').join('.')}&page=31`);
    await press('Next');
    expect(
      url()
        .match(/[?&]after=([^&]*)/)?.[1]
        ?.split('.'),
    ).toHaveLength(30);
    for (let times = 0; times < 30; times++) {
      await press('Previous');
    }
    expect(url()).toBe('/things');
  });

  it('is ordered by a column, one way and the other, from the first page on', async () => {
    const element = await open('/things?after=b&page=2');
    const heads = element.querySelectorAll('th');
    expect(heads[0]?.getAttribute('aria-sort')).toBe('ascending');
    expect(heads[1]?.getAttribute('aria-sort')).toBe('none');

    await press('Price');
    expect(heads[1]?.getAttribute('aria-sort')).toBe('ascending');
    expect(fake.last(paths).query).toEqual({ sort: 'priceSats' });
    await press('Price');
    expect(heads[1]?.getAttribute('aria-sort')).toBe('descending');
    expect(fake.last(paths).query).toEqual({ sort: '-priceSats' });
    await press('Name');
    expect(url()).toBe('/things');
  });

  it('says what to do when there is nothing yet', async () => {
    fake.on(paths, json({ data: [], has_more: false }));
    expect(words(await open())).toContain('Add your first thing.');
  });

  it('leads back to everything when nothing matches', async () => {
    fake.on(paths, json({ data: [], has_more: false }));
    expect(words(await open('/things?search=zebra&status=archived'))).toContain('Nothing matches.');
    await press('Show everything');
    expect(url()).toBe('/things');
  });

  it('says why it could not be loaded, and tries again', async () => {
    fake.on(paths, refuse(503, 'database-unavailable'), () => page());
    const element = await open();
    expect(words(element)).toContain('The server cannot reach its data.');
    await press('Try again');
    await vi.waitFor(() => expect(element.querySelectorAll('tbody tr')).toHaveLength(2));
    expect(words(element)).not.toContain('cannot reach');
  });

  it('begins anew when the row it went on from is gone', async () => {
    fake.on(paths, refuse(400, 'cursor-unknown'), () => page());
    const element = await open('/things?after=gone&page=2');
    await vi.waitFor(() => expect(url()).toBe('/things'));
    await settled();
    expect(element.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('shows the rows that were asked for last, whichever come last', async () => {
    let answerFirst: (response: Response) => void = () => undefined;
    fake.on(
      paths,
      () => new Promise((resolve) => (answerFirst = resolve)),
      () => page('new-'),
    );
    harness = await RouterTestingHarness.create('/things?search=te');
    await TestBed.inject(Router).navigateByUrl('/things?search=tea');
    await settled();
    answerFirst(page('old-'));
    await harness.fixture.whenStable();
    const link = harness.fixture.nativeElement.querySelector('.row-link') as HTMLAnchorElement;
    expect(link.getAttribute('href')).toBe('/things/new-a');
  });
});
