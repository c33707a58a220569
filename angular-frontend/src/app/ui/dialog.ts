import { afterNextRender, Component, ElementRef, input, output, viewChild } from '@angular/core';

let dialogs = 0;

/**
 * A modal dialog, open for as long as it is on the page: put it into an `@if`. Its buttons go into an element with
 * `dialogActions`. Escape asks to close it; the focus comes back to where it was.
 */
@Component({
  selector: 'q-dialog',
  template: `
    <dialog #dialog [attr.aria-labelledby]="titleId" (cancel)="askToClose($event)">
      <h2 [id]="titleId">{{ heading() }}</h2>
      <div class="content"><ng-content /></div>
      <div class="actions"><ng-content select="[dialogActions]" /></div>
    </dialog>
  `,
  styleUrl: './dialog.scss',
})
export class Dialog {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly heading = input.required<string>();
  /** The person wants it closed, by Escape. */
  readonly closed = output();

  protected readonly titleId = `dialog-${++dialogs}`;

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected askToClose(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
