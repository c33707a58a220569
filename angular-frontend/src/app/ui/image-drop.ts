import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { FormControl } from '@angular/forms';
import { Announcer } from './announcer';
import { controlChanges } from './control-changes';
import { Icon } from './icon';
import { problemOf } from './field';

/** A picture, chosen or dropped, kept in its control as a data URI. */
@Component({
  selector: 'q-image-drop',
  imports: [Icon],
  templateUrl: './image-drop.html',
  styleUrl: './image-drop.scss',
  host: {
    '[class.over]': 'over()',
    '(dragover)': 'allowDrop($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'takeDropped($event)',
  },
})
export class ImageDrop {
  private readonly announcer = inject(Announcer);
  private readonly file = viewChild.required<ElementRef<HTMLInputElement>>('file');

  /** The picture as a data URI, or nothing. */
  readonly control = input.required<FormControl<string | null>>();
  /** What the picture is: `Logo`. */
  readonly label = input.required<string>();
  /** Whose it is: `your` logo, `its` picture. */
  readonly whose = input('your');

  private readonly changes = controlChanges(this.control);
  /** Why the last file was not taken; the picture from before stays. */
  private readonly refusal = signal<string | undefined>(undefined);
  private readonly fileName = signal('');

  protected readonly over = signal(false);
  protected readonly picture = computed(() => {
    this.changes();
    return this.control().value;
  });
  protected readonly title = computed(() => {
    const words = `${this.whose()} ${this.label().toLowerCase()}`;
    return this.picture()
      ? this.fileName() || words.charAt(0).toUpperCase() + words.slice(1)
      : `Add ${words}`;
  });
  protected readonly problem = computed(() => {
    this.changes();
    return this.refusal() ?? problemOf(this.control())?.message;
  });

  protected async takeChosen(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (file) {
      await this.take(file);
      input.value = ''; // so that the same file can be chosen again
    }
  }

  protected allowDrop(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.over.set(true);
    }
  }

  protected async takeDropped(event: DragEvent): Promise<void> {
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) {
      event.preventDefault();
      await this.take(file);
    }
  }

  protected remove(): void {
    this.control().setValue(null);
    this.control().markAsDirty();
    this.refusal.set(undefined);
    this.fileName.set('');
    this.file().nativeElement.focus();
    this.announcer.announce(`${this.label()} removed`);
  }

  private async take(file: File): Promise<void> {
    const { readImage } = await import('./image-file');
    const image = await readImage(file);
    this.refusal.set(image.ok ? undefined : image.problem.message);
    if (image.ok) {
      this.control().setValue(image.value);
      this.control().markAsDirty();
      this.fileName.set(file.name);
    }
    this.announcer.announce(image.ok ? `${this.label()} added` : image.problem.message);
  }
}
