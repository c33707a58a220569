import { computed, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormArray } from '@angular/forms';
import { map } from 'rxjs';

import { FieldError, Purchase, PurchaseLine } from '../api/types';
import { readBy, TextControl, textControl, tidyBy } from '../forms/form-controls';
import { lineTotal, Quantity } from '../money/quantity';
import { isSats, Sats, sats } from '../money/sats';
import { MAX_PIECES, readPieces } from './pieces';

/** What can be picked: an item, as far as a purchase needs to know it. */
export interface Pickable {
  readonly id: string;
  readonly name: string;
  readonly priceSats: number;
  /** Pieces that can be bought now. */
  readonly quantity: number;
}

export interface DraftLine {
  /** The item's id; an item stands in a purchase once. */
  readonly item: string;
  readonly description: string;
  readonly unitPrice: Sats;
  /** Pieces that the server keeps for this customer; 0 for a line that it does not know yet. */
  readonly reserved: number;
  /** Pieces that were there beside the reserved ones when the item was picked, where that is known. */
  readonly free?: number;
  readonly quantity: TextControl;
}

export interface DraftTotals {
  /** One for each line; nothing where the quantity cannot be read or the total is too large. */
  readonly lines: readonly (Sats | undefined)[];
  readonly total: Sats | undefined;
  readonly pieces: number;
}

/** A line of a purchase has at most this many companions, as the API takes them at once. */
export const MAX_LINES = 1000;

const sentences: Record<string, string> = {
  'item-unknown': 'This item is not there any more. Remove the line.',
  'item-archived': 'This item is not sold any more. Remove the line.',
  'item-expired': 'This item is past its last day. Remove the line.',
  'line-exists': 'Somebody added this line meanwhile. Compare the quantity, then reserve again.',
  'amount-out-of-range': 'This is more than all bitcoin there will ever be. Enter less.',
};

/** A purchase as it stands on the page: what the server holds for the customer, and what is to be changed about it. */
@Injectable()
export class PurchaseDraft {
  readonly form = new FormArray<TextControl>([]);
  private readonly shown = signal<readonly DraftLine[]>([]);
  private readonly typed = toSignal(this.form.events.pipe(map(() => ({}))));

  readonly lines = this.shown.asReadonly();
  readonly totals = computed(() => {
    this.typed();
    return totalsOf(this.shown());
  });
  /** Lines whose quantity is not the reserved one. */
  readonly changed = computed(() => {
    this.typed();
    return this.shown().filter(isChanged);
  });

  /** Shows what the server holds, or nothing. What was typed and not sent stays where `keepTyped` says so. */
  show(purchase: Purchase | undefined, { keepTyped = false } = {}): void {
    const before = new Map(this.shown().map((line) => [line.item, line]));
    const held = (purchase?.lines ?? []).map((line): DraftLine => {
      const old = before.get(line.item);
      const control = old?.quantity ?? quantityControl();
      if (!old || !keepTyped || !isChanged(old)) {
        control.reset(String(line.quantity));
      }
      return {
        item: line.item,
        description: line.description,
        unitPrice: sats(line.unitPriceSats),
        reserved: line.quantity,
        quantity: control,
      };
    });
    const known = new Set(held.map((line) => line.item));
    const unsent = keepTyped
      ? this.shown().filter((line) => !known.has(line.item) && isChanged(line))
      : [];
    this.put([...held, ...unsent.map((line) => ({ ...line, reserved: 0 }))]);
  }

  /** Adds a piece of an item: to its line if it has one, or else as a new line at the end. */
  pick(item: Pickable): DraftLine {
    const known = this.shown().find((line) => line.item === item.id);
    if (known) {
      step(known.quantity, 1);
      return known;
    }
    const line: DraftLine = {
      item: item.id,
      description: item.name,
      unitPrice: sats(item.priceSats),
      reserved: 0,
      free: item.quantity,
      quantity: quantityControl('1'),
    };
    this.put([...this.shown(), line]);
    return line;
  }

  /** Takes a line off the page; what the server reserved for it stays reserved. */
  drop(item: string): void {
    this.put(this.shown().filter((line) => line.item !== item));
  }

  /** Puts a dropped line back, as one that is to be reserved. */
  putBack(line: DraftLine): void {
    if (!this.shown().some(({ item }) => item === line.item)) {
      this.put([...this.shown(), { ...line, reserved: 0 }]);
    }
  }

  /** The server holds nothing any more; the lines stay, to be reserved again. */
  release(): void {
    this.put(this.shown().map((line) => ({ ...line, reserved: 0 })));
  }

  /** Checks every line anew, for what the server found wrong may be right by now. */
  recheck(): void {
    this.shown().forEach((line) => line.quantity.updateValueAndValidity());
  }

  /** Back to what the server holds. */
  undo(): void {
    const held = this.shown().filter((line) => line.reserved > 0);
    held.forEach((line) => line.quantity.reset(String(line.reserved)));
    this.put(held);
  }

  /**
   * The changed lines as the API takes them.
   *
   * @throws Error if a quantity cannot be read.
   */
  toLines(): PurchaseLine[] {
    return this.changed().map((line) => {
      const pieces = readPieces(line.quantity.value);
      if (!pieces.ok) {
        throw new Error('Only a valid draft can be sent');
      }
      return { item: line.item, quantity: pieces.value };
    });
  }

  /**
   * Puts each refusal on the line that its pointer means, `/0` or `/0/quantity` of what was `sent`.
   *
   * @returns the sentences for which there is no line.
   */
  refuse(errors: readonly FieldError[], sent: readonly PurchaseLine[]): string[] {
    return errors.flatMap(({ pointer, code, detail }) => {
      const item = sent[Number(pointer.split('/')[1])]?.item;
      const line = this.shown().find((candidate) => candidate.item === item);
      const message = sentences[code] ?? detail;
      line?.quantity.setErrors({ problem: { code, message } });
      line?.quantity.markAsTouched();
      return line ? [] : [message];
    });
  }

  private put(lines: readonly DraftLine[]): void {
    this.form.clear({ emitEvent: false });
    lines.forEach((line) => this.form.push(line.quantity, { emitEvent: false }));
    this.shown.set(lines);
    // Says that the form changed, without checking the lines anew: that would wipe out refusals.
    this.form.updateValueAndValidity();
  }
}

/** Makes a quantity `by` pieces more or fewer, within what a line may have. */
export function step(control: TextControl, by: number): void {
  const pieces = readPieces(control.value);
  const next = Math.min(Math.max((pieces.ok ? pieces.value : 0) + by, 1), MAX_PIECES);
  control.setValue(String(next));
  control.markAsDirty();
}

/** Whether more is asked for than was there when the item was picked. */
export function isBeyondStock(line: DraftLine): boolean {
  const pieces = readPieces(line.quantity.value);
  return line.free !== undefined && pieces.ok && pieces.value > line.reserved + line.free;
}

function isChanged(line: DraftLine): boolean {
  const pieces = readPieces(line.quantity.value);
  return !pieces.ok || pieces.value !== line.reserved;
}

function quantityControl(text = ''): TextControl {
  return textControl(readBy(readPieces), tidyBy(readPieces, String), text);
}

function totalsOf(shown: readonly DraftLine[]): DraftTotals {
  const pieces = shown.map((line) => readPieces(line.quantity.value));
  const lines = shown.map(({ unitPrice }, index) => {
    const count = pieces[index];
    return count?.ok ? lineTotal(String(count.value) as Quantity, unitPrice) : undefined;
  });
  // Two totals are below 2^53 together, so a sum that leaves the range is noticed before it is inexact.
  const total = lines.reduce<number | undefined>((sum, line) => {
    const next = sum === undefined || line === undefined ? undefined : sum + line;
    return next !== undefined && isSats(next) ? next : undefined;
  }, 0);
  return {
    lines,
    total: total === undefined ? undefined : sats(total),
    pieces: pieces.reduce((sum, count) => sum + (count.ok ? count.value : 0), 0),
  };
}
