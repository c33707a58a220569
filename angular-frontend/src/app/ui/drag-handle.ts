import { Directive, DOCUMENT, ElementRef, inject, input, output } from '@angular/core';

/** How far the pointer moves before a press becomes a drag. */
const threshold = 5;
/** How near to the window's edge the page begins to scroll, and how fast. */
const edge = 72;
const scrollStep = 12;

/**
 * A handle by which its row is dragged up or down among its siblings. The row itself moves when it is
 * dropped; until then it follows the pointer, and the row it would go to has the class `drop-before` or
 * `drop-after`.
 */
@Directive({
  selector: 'button[qDragHandle]',
  host: { '(pointerdown)': 'press($event)' },
})
export class DragHandle {
  private readonly handle = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly window = inject(DOCUMENT).defaultView;

  /** What the rows are, as a selector. */
  readonly rows = input.required<string>({ alias: 'qDragHandle' });
  /** The row at whose place this one was dropped. */
  readonly droppedAt = output<HTMLElement>();

  protected press(down: PointerEvent): void {
    const row = this.handle.closest<HTMLElement>(this.rows());
    if (down.button !== 0 || !row) {
      return;
    }
    const drag = new Drag(row, this.rows(), down);
    const listening = new AbortController();
    const { signal } = listening;
    const end = (drop: boolean) => {
      const target = drag.end();
      if (drop && target) {
        this.droppedAt.emit(target);
      }
      // Only now: the click that may follow the release is none.
      setTimeout(() => listening.abort());
    };
    const listen = <K extends keyof WindowEventMap>(
      type: K,
      listener: (event: WindowEventMap[K]) => void,
      capture = false,
    ) => this.window?.addEventListener(type, listener, { signal, capture });
    listen('pointermove', (event) => drag.follow(event));
    listen('pointerup', () => end(true));
    listen('pointercancel', () => end(false));
    listen('keydown', ({ key }) => key === 'Escape' && end(false));
    listen('click', (event) => drag.started && event.stopPropagation(), true);
  }
}

/** One drag, from the press to the release. */
class Drag {
  private readonly startY: number;
  private target?: HTMLElement;
  private ended = false;
  private scrolling?: ReturnType<typeof setInterval>;
  started = false;

  constructor(
    private readonly row: HTMLElement,
    private readonly rows: string,
    down: PointerEvent,
  ) {
    this.startY = down.clientY + window.scrollY;
  }

  follow({ clientX, clientY }: PointerEvent): void {
    const offset = clientY + window.scrollY - this.startY;
    this.started ||= Math.abs(offset) > threshold;
    if (!this.started || this.ended) {
      return;
    }
    this.row.classList.add('dragged');
    this.row.style.translate = `0 ${offset}px`;
    this.mark(this.rowAt(clientX, clientY));
    this.scrollNearEdge(clientY);
  }

  /** Puts everything back and tells where the row was left, if that is another place. */
  end(): HTMLElement | undefined {
    const { target } = this;
    this.ended = true;
    clearInterval(this.scrolling);
    this.mark(undefined);
    this.row.classList.remove('dragged');
    this.row.style.translate = '';
    return target;
  }

  private rowAt(x: number, y: number): HTMLElement | undefined {
    const row = document
      .elementsFromPoint(x, y)
      .map((element) => element.closest<HTMLElement>(this.rows))
      .find((candidate) => candidate && candidate !== this.row);
    return row ?? undefined;
  }

  private mark(target: HTMLElement | undefined): void {
    this.target?.classList.remove('drop-before', 'drop-after');
    this.target = target;
    if (target) {
      const isBelow = this.row.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
      target.classList.add(isBelow ? 'drop-after' : 'drop-before');
    }
  }

  private scrollNearEdge(y: number): void {
    clearInterval(this.scrolling);
    const step = y < edge ? -scrollStep : y > window.innerHeight - edge ? scrollStep : 0;
    if (step !== 0) {
      this.scrolling = setInterval(() => window.scrollBy(0, step), 16);
    }
  }
}
