import { Component, computed, input, output } from '@angular/core';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { BitcoinUnit, Sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { controlChanges } from '../ui/control-changes';
import { DragHandle } from '../ui/drag-handle';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Input } from '../ui/input';
import { LineForm } from './line-form';
import { readCells } from './spreadsheet';

/** What a person asks to be done with a line. */
export type LineAction = 'add-after' | 'duplicate' | 'remove' | 'move-up' | 'move-down';

/** One line of the invoice: a row of a table, or a card where there is no room for one. */
@Component({
  selector: 'q-line-row',
  imports: [Amount, DragHandle, Field, Icon, Input, ReactiveFormsModule],
  host: {
    role: 'group',
    '[attr.aria-label]': 'name()',
    '[attr.data-line]': 'index()',
    '(keydown.alt.arrowUp)': 'ask("move-up", $event)',
    '(keydown.alt.arrowDown)': 'ask("move-down", $event)',
    '(keydown.enter)': 'continueOn($event)',
    '(paste)': 'readPaste($event)',
  },
  templateUrl: './line-row.html',
  styleUrl: './line-row.scss',
})
export class LineRow {
  readonly line = input.required<FormGroup<LineForm>>();
  readonly index = input.required<number>();
  readonly unit = input.required<BitcoinUnit>();
  readonly total = input.required<Sats | undefined>();

  readonly asked = output<LineAction>();
  readonly menuOpened = output<HTMLElement>();
  /** Dropped at the place of the line of that index. */
  readonly droppedAt = output<number>();
  readonly cellsPasted = output<string[][]>();

  private readonly changes = controlChanges(this.line);

  protected readonly name = computed(() => `Line ${this.index() + 1}`);
  protected readonly descriptionRows = computed(() => {
    this.changes();
    return Math.min(8, this.line().controls.description.value.split('\n').length);
  });

  protected drop(row: HTMLElement): void {
    this.droppedAt.emit(Number(row.dataset['line']));
  }

  protected ask(action: LineAction, event: Event): void {
    event.preventDefault();
    this.asked.emit(action);
  }

  /** Enter leads on to the next line; with Shift it breaks the description's line. */
  protected continueOn(event: Event): void {
    const { shiftKey, isComposing } = event as KeyboardEvent;
    const inText =
      event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (inText && !shiftKey && !isComposing) {
      this.ask('add-after', event);
    }
  }

  protected readPaste(event: ClipboardEvent): void {
    const cells = readCells(event.clipboardData?.getData('text/plain') ?? '');
    if (cells?.length) {
      event.preventDefault();
      this.cellsPasted.emit(cells);
    }
  }
}
