import { TestBed } from '@angular/core/testing';
import { ThemeChoice } from './theme';

function newPage(): ThemeChoice {
  TestBed.resetTestingModule();
  const choice = TestBed.inject(ThemeChoice);
  TestBed.tick();
  return choice;
}

describe('the theme', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => vi.restoreAllMocks());

  it('is the system’s at first', () => {
    expect(newPage().theme()).toBe('system');
    expect(document.documentElement.style.colorScheme).toBe('light dark');
  });

  it('is remembered once chosen', () => {
    newPage().choose('dark');
    expect(newPage().theme()).toBe('dark');
    expect(document.documentElement.style.colorScheme).toBe('dark');
  });

  it('is the system’s again on a device that was forgotten', () => {
    newPage().choose('dark');
    newPage().forget();
    expect(localStorage.length).toBe(0);
    expect(newPage().theme()).toBe('system');
  });

  it('can be chosen where storage is denied, for as long as the page is open', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const choice = newPage();
    choice.choose('light');
    expect(choice.theme()).toBe('light');
  });
});
