import { FormGroup } from '@angular/forms';
import { Item } from '../api/types';
import { ItemForm, itemChange } from './item-form';

/** What several people may change about an item, in the order of the form. */
export const conflictFields = [
  'name',
  'sku',
  'description',
  'priceSats',
  'lowStockThreshold',
  'expiresOn',
] as const;
export type ConflictField = (typeof conflictFields)[number];

/** A field that somebody else has changed while this person had it open. */
export interface Conflict {
  readonly field: ConflictField;
  /** What is saved now. */
  readonly theirs: string | number | undefined;
  /** What this person has in the form. */
  readonly mine: string | number | undefined;
  /** Whether this person has changed it as well, so that somebody has to choose. */
  readonly toChoose: boolean;
}

/** All of them, with the version that is saved now. */
export interface Conflicts {
  readonly now: Item;
  readonly etag: string;
  readonly fields: readonly Conflict[];
}

/**
 * Compares what was read (`base`), what is there now (`theirs`) and what the form says. What only this person changed
 * is no conflict.
 */
export function conflictsOf(base: Item, theirs: Item, form: FormGroup<ItemForm>): Conflict[] {
  const mine = itemChange(form);
  return conflictFields
    .map((field) => {
      const [was, now, typed] = [base[field], theirs[field], mine[field]].map(plain);
      return { field, was, theirs: now, mine: typed };
    })
    .filter(({ was, theirs: now, mine: typed }) => was !== now && now !== typed)
    .map(({ field, was, theirs: now, mine: typed }) => ({
      field,
      theirs: now,
      mine: typed,
      toChoose: typed !== was,
    }));
}

/** An empty text, no threshold and a field that is absent mean the same. */
function plain(value: string | number | undefined): string | number | undefined {
  return value === '' || value === 0 ? undefined : value;
}

/** What the form gets for the fields of which the saved version was chosen. */
export function taken(
  fields: readonly ConflictField[],
  now: Item,
  form: FormGroup<ItemForm>,
): Record<string, string | number | null> {
  return Object.fromEntries(
    fields.map((field) => [
      field,
      now[field] ?? (typeof form.controls[field].value === 'string' ? '' : null),
    ]),
  );
}
