import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { FakeBackend, json, nothing, signedIn } from '../../testing/fake-backend';
import { Page } from '../../testing/page';
import { Role } from '../api/types';
import { Session } from '../core/session';
import { ThemeChoice } from '../core/theme';
import { NotFound } from './not-found';
import { Shell } from './shell';

describe('the shell', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'invoices/new', component: NotFound },
          { path: 'sign-in', component: NotFound },
        ]),
      ],
    });
  });

  it('leads to what exists, and says where one is', async () => {
    const page = await Page.of(Shell);
    await TestBed.inject(Router).navigateByUrl('/invoices/new');
    await page.fixture.whenStable();
    const links = page.findAll<HTMLAnchorElement>('.rail-links a');
    expect(links.map((link) => link.textContent?.trim())).toEqual(['New invoice', 'API docs']);
    expect(links[0]?.getAttribute('aria-current')).toBe('page');
    expect(links[1]?.getAttribute('href')).toBe('/docs');
  });

  it.each<[Role, string[]]>([
    ['cashier', ['New invoice', 'Invoices', 'Items', 'Customers', 'Low stock']],
    ['manager', ['New invoice', 'Invoices', 'Items', 'Customers', 'Low stock', 'Company']],
    ['admin', ['New invoice', 'Invoices', 'Items', 'Customers', 'Low stock', 'Company', 'Users']],
  ])('leads a %s to what is theirs', async (role, words) => {
    new FakeBackend().on('GET /api/session', json(signedIn(role)));
    await TestBed.inject(Session).known();
    const page = await Page.of(Shell);
    const links = page.findAll('.rail-links a').map((link) => link.textContent?.trim());
    expect(links).toEqual(words);
    expect(page.button('Mira Kovač').textContent?.trim()).toBe('MK');
    vi.restoreAllMocks();
  });

  it('signs out, and leads back to the door', async () => {
    const fake = new FakeBackend()
      .on('GET /api/session', json(signedIn()))
      .on('DELETE /api/session', nothing());
    await TestBed.inject(Session).known();
    const page = await Page.of(Shell);
    await page.click(page.button('Sign out'));
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/sign-in'));
    expect(fake.calls('DELETE /api/session')).toHaveLength(1);
    await page.fixture.whenStable();
    expect(page.findAll('.avatar')).toEqual([]);
    vi.restoreAllMocks();
  });

  it('skips to the content', async () => {
    const page = await Page.of(Shell);
    await page.click(page.find('.skip'));
    expect(document.activeElement).toBe(page.find('main'));
  });

  it('changes the theme', async () => {
    const page = await Page.of(Shell);
    const dark = page
      .findAll<HTMLInputElement>('#theme input')
      .find(({ value }) => value === 'dark');
    dark?.click();
    expect(TestBed.inject(ThemeChoice).theme()).toBe('dark');
  });

  it('offers the way back from an address without a page', async () => {
    const page = await Page.of(NotFound);
    expect(page.text).toContain('There is nothing at this address');
    expect(page.find('a').getAttribute('href')).toBe('/');
  });
});
