import { FormControl, FormGroup } from '@angular/forms';
import { Item, ItemChange, NewItem } from '../api/types';
import { readDate } from '../forms/calendar-date';
import {
  lineOf,
  linesOf,
  optional,
  problemValidator,
  readBy,
  TextControl,
  textControl,
} from '../forms/form-controls';
import { cleanLine, cleanLines } from '../forms/text-cleaning';
import { isSats, Sats } from '../money/sats';

export interface ItemForm {
  readonly sku: TextControl;
  readonly name: TextControl;
  readonly description: TextControl;
  readonly priceSats: FormControl<Sats | null>;
  /** Pieces there are from the start; only for an item that is new. */
  readonly quantity: FormControl<number | null>;
  readonly lowStockThreshold: FormControl<number | null>;
  readonly expiresOn: FormControl<string>;
}

export function itemForm(): FormGroup<ItemForm> {
  return new FormGroup<ItemForm>({
    sku: textControl(lineOf(60)),
    name: textControl(lineOf(200, 'Enter a name.')),
    description: textControl(linesOf(2000), cleanLines),
    priceSats: new FormControl<Sats | null>(null),
    quantity: new FormControl<number | null>(null),
    lowStockThreshold: new FormControl<number | null>(null),
    expiresOn: new FormControl('', {
      nonNullable: true,
      validators: problemValidator(optional(readBy(readDate))),
    }),
  });
}

/** Writes an item into its form, as not changed yet. */
export function fillItemForm(form: FormGroup<ItemForm>, item: Item): void {
  form.reset({
    sku: item.sku ?? '',
    name: item.name,
    description: item.description,
    priceSats: isSats(item.priceSats) ? item.priceSats : null,
    quantity: null,
    lowStockThreshold: item.lowStockThreshold || null,
    expiresOn: item.expiresOn ?? '',
  });
}

/** What the form says, tidied; empty fields are left out. */
export function itemChange(form: FormGroup<ItemForm>): ItemChange {
  const value = form.getRawValue();
  const sku = cleanLine(value.sku);
  const description = cleanLines(value.description);
  return {
    name: cleanLine(value.name),
    priceSats: value.priceSats ?? 0,
    ...(sku && { sku }),
    ...(description && { description }),
    ...(value.lowStockThreshold && { lowStockThreshold: value.lowStockThreshold }),
    ...(value.expiresOn && { expiresOn: value.expiresOn }),
  };
}

export function newItem(form: FormGroup<ItemForm>): NewItem {
  const { quantity } = form.getRawValue();
  return { ...itemChange(form), ...(quantity && { quantity }) };
}
