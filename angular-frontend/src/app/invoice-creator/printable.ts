import { FormGroup } from '@angular/forms';
import { isTextControl, problemValidator } from '../forms/form-controls';
import { cleanLines } from '../forms/text-cleaning';
import { FieldProblem } from '../money/reading';
import { FONT_COVERAGE } from './font-coverage';

/** Characters that are named before the rest is only counted. */
const MOST_NAMED = 5;

/** Where stretches of characters that fonts have start, and after each where it ends. */
const bounds = FONT_COVERAGE.trim()
  .split(/[\s-]+/)
  .map((hex) => parseInt(hex, 16));

/** The backend refuses, in the same words, what it cannot print. */
export function printable(text: string): FieldProblem | undefined {
  const missing = withoutFont(cleanLines(text));
  return missing.length === 0
    ? undefined
    : {
        code: 'characters-without-font',
        message: `No font of this service has ${named(missing)}. Write it in other characters.`,
      };
}

/** Has every text of the group be one that can be printed. */
export function printableGroup<G extends FormGroup>(group: G): G {
  Object.values(group.controls)
    .filter(isTextControl)
    .forEach((control) => control.addValidators(problemValidator(printable)));
  return group;
}

/** The characters of a text that no font has, each once, in their order. */
export function withoutFont(text: string): string[] {
  // Most texts are of characters that every font has.
  return /^[\n -~]*$/.test(text)
    ? []
    : [...new Set(text)].filter((character) => !isDrawn(character));
}

/** Whether the character is shown as itself, as a space or, as Unicode has it, not at all. */
function isDrawn(character: string): boolean {
  return /[\s\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character) || isInFont(character);
}

function isInFont(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) < codePoint) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  // The first bound that is not below it is an end, or the very start of a stretch.
  return low % 2 === 1 || bounds[low] === codePoint;
}

/** `“ꦗ” (U+A997), “ꦤ” (U+A9A4)` */
function named(characters: readonly string[]): string {
  const names = characters
    .slice(0, MOST_NAMED)
    .map((character) => `“${character}” (U+${hexOf(character)})`)
    .join(', ');
  const more = characters.length - MOST_NAMED;
  return more > 0 ? `${names} and ${more} more` : names;
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
