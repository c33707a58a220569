/** Small inside a name, wherever the person typed them small. */
const PARTICLES = new Set(
  (
    'van von der den de del della di da dos das do du des la le les el al bin ibn bint ter zu zum zur vom ' +
    'af av y e und et and of the for in z &'
  ).split(' '),
);

/** Particles that a name may begin with and stay small, as in "van der Berg". */
const LEADING_PARTICLES = new Set(
  'van von der den de del della di da dos das du des la le el al bin ibn bint ter zu'.split(' '),
);

/** Legal forms that are not simply written with one capital. */
const LEGAL_FORMS = new Map(
  'LLC LLP PLC GmbH mbH AG KG KGaA OHG UG BV B.V. NV N.V. SARL SAS S.A. S.p.A. S.r.l. A/S ApS OÜ e.V. o.o.'
    .split(' ')
    .map((form) => [form.toLowerCase(), form]),
);

/** Letters that stand for two and have a title form apart from their capital one. */
const TITLE_FORMS = new Map([
  ['ǆ', 'ǅ'],
  ['ǉ', 'ǈ'],
  ['ǌ', 'ǋ'],
  ['ǳ', 'ǲ'],
]);

/**
 * Capitalises the names in one field, and takes no for an answer: a word that it capitalised before and
 * that is small again was put back by the person, and stays so.
 */
export class NameCapitals {
  readonly #capitalised = new Set<string>();

  apply(name: string): string {
    const before = name.split(' ');
    const after = capitaliseName(name).split(' ');
    const chosen = before.map((word, index) =>
      this.#capitalised.has(word) ? word : (after[index] ?? word),
    );
    before.forEach((word, index) => {
      if (word !== chosen[index]) {
        this.#capitalised.add(word);
      }
    });
    return chosen.join(' ');
  }
}

/**
 * Gives the words of a cleaned name their capitals: "acme widgets ltd" becomes "Acme Widgets Ltd". A word
 * that holds a capital already is somebody's intention ("eBay", "McDonald's", "IBM") and is not touched.
 */
export function capitaliseName(name: string): string {
  const words = name.split(' ');
  const first = words.findIndex((word) => !LEADING_PARTICLES.has(word));
  const startsSmall = first > 0 && hasCapital(words[first] ?? '');
  return words
    .map((word, index) => {
      const inside = index > 0 && index < words.length - 1;
      const small = (inside && PARTICLES.has(word)) || (startsSmall && index < first);
      return small || hasCapital(word) ? word : capitaliseWord(word, index > 0);
    })
    .join(' ');
}

function hasCapital(word: string): boolean {
  return /[\p{Lu}\p{Lt}]/u.test(word);
}

function capitaliseWord(word: string, mayBeLegalForm: boolean): string {
  const legalForm = mayBeLegalForm ? LEGAL_FORMS.get(word.replace(/,$/, '')) : undefined;
  if (legalForm !== undefined) {
    return legalForm + (word.endsWith(',') ? ',' : '');
  }
  const isInitials = /^(\p{L}\.)+\p{L}?$/u.test(word) || /^\p{L}{1,2}&\p{L}{1,2}$/u.test(word);
  if (isInitials) {
    return word.toUpperCase();
  }
  const isWebAddress = /[@/\\]|\p{L}\.\p{L}/u.test(word);
  return isWebAddress ? word : capitaliseParts(word.split('-')).join('-');
}

/** The parts of a hyphenated word, as in "jean-luc" and "saint-jean-de-luz". */
function capitaliseParts(parts: string[]): string[] {
  return parts.map((part, index) => {
    const inside = index > 0 && index < parts.length - 1;
    return inside && PARTICLES.has(part) ? part : capitalisePart(part);
  });
}

function capitalisePart(part: string): string {
  // A Dutch 's or 't, which is never capital.
  if (/^['’]\p{L}$/u.test(part)) {
    return part;
  }
  const elided = /^([dlo]['’])(\p{L}{2}.*)$/u.exec(part);
  if (elided) {
    return elided.slice(1).map(titleCase).join('');
  }
  const scottish = /^mc(\p{L}{3}.*)$/u.exec(part);
  return scottish ? `Mc${titleCase(scottish[1] ?? '')}` : titleCase(part);
}

/** Makes the first letter a capital, unless digits come before it ("3m", "2nd"). */
function titleCase(part: string): string {
  return part.replace(/^([^\p{L}\p{N}]*)(\p{Ll})/u, (_, before: string, letter: string) => {
    return before + titleForm(letter);
  });
}

/** Letters without a single capital (ß, ligatures) and Georgian, which has no title case, stay. */
function titleForm(letter: string): string {
  if (/[\u10D0-\u10FF]/.test(letter)) {
    return letter;
  }
  const capital = TITLE_FORMS.get(letter) ?? letter.toUpperCase();
  return Array.from(capital).length === 1 ? capital : letter;
}
