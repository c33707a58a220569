import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { FormArray, FormControl, FormGroup } from '@angular/forms';
import { BitcoinUnit, Sats } from '../money/sats';
import { Announcer } from '../ui/announcer';
import { controlChanges } from '../ui/control-changes';
import { problemOf } from '../ui/field';
import { Icon } from '../ui/icon';
import { Seen } from '../ui/seen';
import { MAX_LINES } from './invoice-form';
import { createLine, LineForm } from './line-form';
import { LineAction, LineRow } from './line-row';
import { linesFrom } from './spreadsheet';

type Line = FormGroup<LineForm>;

/** Lines drawn together. All but the first blocks are drawn when they come into view. */
const blockSize = 50;
const eagerBlocks = 2;

@Component({
  selector: 'q-line-list',
  imports: [Icon, LineRow, Seen],
  templateUrl: './line-list.html',
  styleUrl: './line-list.scss',
})
export class LineList {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');

  readonly form = input.required<FormArray<Line>>();
  readonly unit = input.required<FormControl<BitcoinUnit>>();
  readonly totals = input.required<readonly (Sats | undefined)[]>();
  /** Why the lines, each fine by itself, do not add up to something that can be paid. */
  readonly totalProblem = input<string>();

  private readonly changes = controlChanges(this.form);
  private readonly unitChanges = controlChanges(this.unit);
  private readonly revealed = signal<ReadonlySet<number>>(new Set());
  private menuLine = 0;

  protected readonly shownUnit = computed(() => {
    this.unitChanges();
    return this.unit().value;
  });
  protected readonly undo = signal<{ message: string; lines: readonly Line[] } | undefined>(
    undefined,
  );
  protected readonly lines = computed(
    () => {
      this.changes();
      return [...this.form().controls];
    },
    { equal: (a, b) => a.length === b.length && a.every((line, at) => line === b[at]) },
  );
  protected readonly blocks = computed(() => blocksOf(this.lines()));
  protected readonly problem = computed(() => {
    this.changes();
    const own = this.form().touched ? problemOf(this.form())?.message : undefined;
    return own ?? this.totalProblem();
  });
  protected readonly count = computed(() => {
    const { length } = this.lines();
    return `${length.toLocaleString('en')} ${length === 1 ? 'line' : 'lines'}`;
  });

  protected act(action: LineAction, index: number): void {
    switch (action) {
      case 'add-after':
        return this.goOn(index);
      case 'duplicate':
        return this.duplicate(index);
      case 'remove':
        return this.remove(index);
      case 'move-up':
        return this.move(index, index - 1);
      case 'move-down':
        return this.move(index, index + 1);
    }
  }

  protected add(): void {
    const index = this.form().length;
    if (index < MAX_LINES) {
      this.undo.set(undefined);
      this.form().push(createLine(this.unit()));
      this.focusLine(index);
    }
  }

  /** Shows the line at `index`, however far down it is. */
  reveal(index: number): void {
    const block = Math.floor(index / blockSize);
    this.revealed.update((revealed) => new Set(revealed).add(block));
  }

  /** The lines are of another invoice now: those of the last one do not come back. */
  startAnew(): void {
    this.undo.set(undefined);
    this.revealed.set(new Set());
  }

  protected isEager(block: number): boolean {
    return block < eagerBlocks || this.revealed().has(block);
  }

  protected openMenu(handle: HTMLElement, index: number): void {
    this.menuLine = index;
    const { left, bottom } = handle.getBoundingClientRect();
    const { style } = this.menu().nativeElement;
    style.left = `${Math.min(left, window.innerWidth - 216) + window.scrollX}px`;
    style.top = `${bottom + window.scrollY}px`;
    this.menu().nativeElement.showPopover();
  }

  protected actFromMenu(action: LineAction): void {
    this.menu().nativeElement.hidePopover();
    this.act(action, this.menuLine);
  }

  protected paste(cells: readonly (readonly string[])[], index: number): void {
    const before = this.form().controls.slice();
    const pasted = linesFrom(cells).map((values) => {
      const line = createLine(this.unit());
      line.setValue(values);
      line.markAllAsTouched();
      return line;
    });
    const at = isEmpty(before[index]) ? index : index + 1;
    const after = [...before.slice(0, at), ...pasted, ...before.slice(index + 1)].slice(
      0,
      MAX_LINES,
    );
    this.replace(after);
    this.remember(`${pasted.length} ${pasted.length === 1 ? 'line' : 'lines'} pasted.`, before);
    this.focusLine(Math.min(at + pasted.length, after.length) - 1);
  }

  protected takeBack(): void {
    const undo = this.undo();
    if (undo) {
      this.replace(undo.lines);
      this.undo.set(undefined);
      this.announcer.announce('Undone');
      this.focusAddButton();
    }
  }

  private goOn(index: number): void {
    if (index + 1 < this.form().length) {
      this.focusLine(index + 1);
    } else {
      this.add();
    }
  }

  private duplicate(index: number): void {
    const original = this.form().at(index);
    if (this.form().length < MAX_LINES) {
      const copy = createLine(this.unit());
      copy.setValue(original.getRawValue());
      this.undo.set(undefined);
      this.form().insert(index + 1, copy);
      this.announcer.announce(`Line ${index + 1} duplicated`);
      this.focusLine(index + 1);
    }
  }

  private remove(index: number): void {
    const before = this.form().controls.slice();
    this.form().removeAt(index);
    this.remember(`Line ${index + 1} deleted.`, before);
    if (this.form().length === 0) {
      this.focusAddButton();
    } else {
      this.focusLine(Math.min(index, this.form().length - 1));
    }
  }

  protected move(from: number, to: number): void {
    const { length } = this.form();
    if (to < 0 || to >= length) {
      return;
    }
    const focused = this.focusedPart(from);
    const after = this.form().controls.slice();
    after.splice(to, 0, ...after.splice(from, 1));
    this.undo.set(undefined);
    this.replace(after);
    this.announcer.announce(`Line ${from + 1} moved to place ${to + 1} of ${length}`);
    if (focused) {
      this.focusLine(to, focused);
    }
  }

  /** All at once: line by line, a long invoice would be added up as often as it has lines. */
  private replace(lines: readonly Line[]): void {
    this.form().clear({ emitEvent: false });
    this.form().push([...lines]);
  }

  private remember(message: string, lines: readonly Line[]): void {
    this.undo.set({ message, lines });
    this.announcer.announce(`${message} Undo is below the lines.`);
  }

  private focusLine(index: number, selector = 'textarea'): void {
    this.reveal(index);
    afterNextRender(() => this.find(`[data-line="${index}"] ${selector}`)?.focus(), {
      injector: this.injector,
    });
  }

  private focusAddButton(): void {
    afterNextRender(() => this.find('.add')?.focus(), { injector: this.injector });
  }

  private find(selector: string): HTMLElement | null {
    return this.element.nativeElement.querySelector<HTMLElement>(selector);
  }

  /** Which part of the line has the focus: moved elements lose it. */
  private focusedPart(index: number): string | undefined {
    return ['.handle', '.description textarea', '.quantity input', '.price input'].find(
      (part) => this.find(`[data-line="${index}"] ${part}`) === document.activeElement,
    );
  }
}

function blocksOf(lines: readonly Line[]): { index: number; start: number; lines: Line[] }[] {
  return Array.from({ length: Math.ceil(lines.length / blockSize) }, (_, index) => {
    const start = index * blockSize;
    return { index, start, lines: lines.slice(start, start + blockSize) };
  });
}

function isEmpty(line: Line | undefined): boolean {
  return line !== undefined && line.value.description === '' && line.value.unitPrice === '';
}
