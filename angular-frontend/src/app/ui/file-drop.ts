import { Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { Icon } from './icon';

/** A place to drop one file, or to choose it. The file itself is not read here. */
@Component({
  selector: 'q-file-drop',
  imports: [Icon],
  host: {
    '[class.over]': 'over()',
    '(dragover)': 'allowDrop($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'takeDropped($event)',
  },
  template: `
    <span class="mark"><q-icon name="upload" size="24" /></span>
    <p class="title">{{ label() }}</p>
    @if (hint()) {
      <p class="caption" id="file-drop-hint">{{ hint() }}</p>
    }
    <label class="button">
      Choose file
      <input
        #file
        type="file"
        class="visually-hidden"
        [accept]="accept()"
        [attr.aria-label]="'Choose file. ' + label()"
        [attr.aria-describedby]="hint() ? 'file-drop-hint' : null"
        (change)="takeChosen()"
      />
    </label>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 40px 24px;
      border: 1px dashed var(--q-field);
      border-radius: var(--q-r-l);
      background: var(--q-surface);
      text-align: center;
      transition: background-color var(--q-fast) var(--q-ease);
    }

    :host(.over) {
      border-style: solid;
      border-color: var(--q-primary);
      background: var(--q-primary-soft);
    }

    .mark {
      display: grid;
      place-items: center;
      width: 48px;
      height: 48px;
      margin-bottom: 4px;
      border-radius: var(--q-r-l);
      background: var(--q-sunken);
      color: var(--q-muted-sunken);
    }

    .title {
      font: var(--q-heading);
    }

    .caption {
      max-width: 52ch;
      text-wrap: balance;
    }

    label {
      margin-top: 8px;
    }

    label:has(:focus-visible) {
      outline: 2px solid var(--q-focus);
      outline-offset: 2px;
    }
  `,
})
export class FileDrop {
  private readonly file = viewChild.required<ElementRef<HTMLInputElement>>('file');

  readonly label = input.required<string>();
  readonly hint = input('');
  readonly accept = input('.csv,text/csv');
  readonly taken = output<File>();

  protected readonly over = signal(false);

  protected takeChosen(): void {
    const element = this.file().nativeElement;
    const file = element.files?.[0];
    if (file) {
      this.taken.emit(file);
    }
    element.value = ''; // so that the same file can be chosen again
  }

  protected allowDrop(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.over.set(true);
    }
  }

  protected takeDropped(event: DragEvent): void {
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) {
      event.preventDefault();
      this.taken.emit(file);
    }
  }
}
