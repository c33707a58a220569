import coverage from '../../../../vertx-backend/src/main/resources/fonts/coverage.txt' with {
  loader: 'text',
};
import { FormGroup } from '@angular/forms';
import { textControl } from '../forms/form-controls';
import { FONT_COVERAGE } from './font-coverage';
import { createInvoiceForm } from './invoice-form';
import { printable, printableGroup, withoutFont } from './printable';

const JAVANESE = '\uA997\uA9A4';

describe('the characters that can be printed', () => {
  it('are those of the backend’s fonts', () => {
    expect(FONT_COVERAGE.trim().split(/\s+/)).toEqual(coverage.trim().split(/\s+/));
  });

  // The backend's FontCoverageTest has the same rows.
  it.each([
    ['plain text of ASCII', ''],
    ['Zażółć gęślą jaźń', ''],
    ['北極星 서울 ქართული ไทย שלום العربية 😀', ''],
    ['a\u00A0b\u2003c\u3000d', ''],
    ['soft\u00ADhyphen \u200B\u200D\uFEFF\uFE0F\u3164', ''],
    ['\uA984\uA9A4\uA984', '\uA984\uA9A4'],
    ['private \uE000', '\uE000'],
    ['unassigned \u0378', '\u0378'],
    ['plane two \u{2A7FF}', '\u{2A7FF}'],
  ])('of %j leave out %j', (text, missing) => expect(withoutFont(text).join('')).toBe(missing));

  it('are judged at both ends of every stretch', () => {
    const bounds = FONT_COVERAGE.trim()
      .split(/\s+/)
      .map((stretch) => stretch.split('-').map((hex) => parseInt(hex, 16)) as [number, number]);
    const has = (character: number) => withoutFont(String.fromCodePoint(character)).length === 0;
    const isNeverDrawn = (character: number) =>
      /[\s\p{Z}\p{DI}\p{Cs}]/u.test(String.fromCodePoint(character));
    bounds.forEach(([start, end], index) => {
      expect([has(start), has(end)], start.toString(16)).toEqual([true, true]);
      const after = end + 1;
      if (bounds[index + 1]?.[0] !== after && !isNeverDrawn(after)) {
        expect(has(after), after.toString(16)).toBe(false);
      }
    });
  });
});

describe('the sentence about characters that no font has', () => {
  it('names them, in the backend’s words', () => {
    expect(printable(`Toko ${JAVANESE}`)).toEqual({
      code: 'characters-without-font',
      message:
        'No font of this service has “\uA997” (U+A997), “\uA9A4” (U+A9A4). Write it in other characters.',
    });
  });

  it('names five and counts the rest', () => {
    expect(printable('\u{2A7FF}\uA984\uA985\uA986\uA987\uA988\uA989\uA984')?.message).toBe(
      'No font of this service has “\u{2A7FF}” (U+2A7FF), “\uA984” (U+A984), “\uA985” (U+A985), ' +
        '“\uA986” (U+A986), “\uA987” (U+A987) and 2 more. Write it in other characters.',
    );
  });

  it('is none where the text is composed before it is sent, or what is seen stays', () => {
    for (const text of ['Mu\u0308ller\nLisboa', 'a\u0000b\u202E', '\uD800']) {
      expect(printable(text), text).toBeUndefined();
    }
  });
});

describe('a text of the invoice', () => {
  it.each([
    'number',
    'company.name',
    'company.address',
    'company.email',
    'company.phone',
    'company.taxId',
    'customer.name',
    'customer.address',
    'customer.email',
    'lines.0.description',
    'notes',
  ])('%s is refused where it has such a character', (path) => {
    const control = createInvoiceForm().get(path);
    const text = path.endsWith('email') ? `${JAVANESE}@shop.example` : `A ${JAVANESE}`;
    control?.setValue(text);
    expect(control?.errors?.['problem'].code).toBe('characters-without-font');
    control?.setValue(path.endsWith('email') ? 'zażółć@shop.example' : 'Zażółć 😀');
    expect(control?.errors).toBeNull();
  });

  it('keeps what else is asked of it', () => {
    const name = textControl((text) => (text ? undefined : { code: 'required', message: 'x' }));
    printableGroup(new FormGroup({ name }));
    name.setValue('');
    expect(name.errors?.['problem'].code).toBe('required');
  });
});
