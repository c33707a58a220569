import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Page } from '../../testing/page';
import { ThemeChoice } from '../core/theme';
import { NotFound } from './not-found';
import { Shell } from './shell';

describe('the shell', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: 'invoices/new', component: NotFound }])],
    });
  });

  it('leads to what exists, and says where one is', async () => {
    const page = await Page.of(Shell);
    await TestBed.inject(Router).navigateByUrl('/invoices/new');
    await page.fixture.whenStable();
    const links = page.findAll<HTMLAnchorElement>('.rail-links a');
    expect(links.map((link) => link.textContent?.trim())).toEqual(['Invoices', 'API docs']);
    expect(links[0]?.getAttribute('aria-current')).toBe('page');
    expect(links[1]?.getAttribute('href')).toBe('/docs');
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
