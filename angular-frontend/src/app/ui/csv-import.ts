import { Component, computed, DestroyRef, ElementRef, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ImportReport } from '../api/types';
import { ApiError, Failure } from '../core/failure';
import { FailureNotice } from '../core/failure-notice';
import { Announcer } from './announcer';
import { FileDrop } from './file-drop';
import { Icon } from './icon';
import { ProgressBar } from './progress-bar';
import { saveBlob } from './save-blob';
import { wholeText } from './whole-input';

/** A column of the file, explained to whoever makes it. */
export interface CsvColumn {
  readonly name: string;
  readonly hint: string;
  readonly optional?: boolean;
}

/** Sends the file; with `dryRun` the answer only says what would be done. */
export type Importer = (csv: Blob, dryRun: boolean, signal: AbortSignal) => Promise<ImportReport>;

type Step = 'choosing' | 'checking' | 'checked' | 'importing' | 'imported';

/**
 * Takes a CSV file in three steps: choose it, see what it would do, do it. One bad row and nothing is changed, so every
 * bad row is listed first.
 */
@Component({
  selector: 'q-csv-import',
  imports: [FailureNotice, FileDrop, Icon, ProgressBar, RouterLink],
  templateUrl: './csv-import.html',
  styleUrl: './csv-import.scss',
})
export class CsvImport {
  private readonly announcer = inject(Announcer);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private running?: AbortController;

  /** What the rows are: `items`. */
  readonly what = input.required<string>();
  readonly columns = input.required<readonly CsvColumn[]>();
  /** A row of an example, in the order of the columns. */
  readonly example = input.required<readonly string[]>();
  readonly importer = input.required<Importer>();
  /** Where the list is: `/items`. */
  readonly list = input.required<string>();

  protected readonly step = signal<Step>('choosing');
  protected readonly file = signal<{ name: string; content: Blob } | undefined>(undefined);
  protected readonly report = signal<ImportReport | undefined>(undefined);
  protected readonly failure = signal<Failure | undefined>(undefined);

  protected readonly working = computed(
    () => this.step() === 'checking' || this.step() === 'importing',
  );
  protected readonly errors = computed(() => this.report()?.errors ?? []);
  protected readonly badRows = computed(() => new Set(this.errors().map(({ line }) => line)).size);
  /** How many rows would change something. */
  protected readonly changes = computed(() => {
    const { created, updated } = this.report() ?? { created: 0, updated: 0 };
    return created + updated;
  });
  protected readonly whole = wholeText;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running?.abort());
  }

  protected async take(file: File): Promise<void> {
    // Kept as it is now: the file may be changed while the person reads what it would do.
    const content = new Blob([await file.arrayBuffer()], { type: 'text/csv' });
    this.file.set({ name: file.name, content });
    await this.check();
  }

  /** A dry run. */
  protected async check(): Promise<void> {
    const report = await this.run('checking', true);
    if (report) {
      this.end('checked', this.badRows() ? 'Some rows need work.' : 'The file is fine.');
    }
  }

  protected async apply(): Promise<void> {
    const report = await this.run('importing', false);
    if (report) {
      // Somebody may have changed something since the dry run, so that a row is bad now.
      this.end(report.applied ? 'imported' : 'checked', report.applied ? 'Imported.' : '');
    }
  }

  protected startAgain(): void {
    this.running?.abort();
    this.report.set(undefined);
    this.failure.set(undefined);
    this.file.set(undefined);
    this.step.set('choosing');
    setTimeout(() => this.element.querySelector<HTMLElement>('input[type=file]')?.focus());
  }

  protected retry(): Promise<void> {
    return this.report()?.errors.length === 0 ? this.apply() : this.check();
  }

  protected saveExample(): void {
    const rows = [this.columns().map(({ name }) => name), this.example()];
    const csv = rows.map((row) => row.map(csvCell).join(',')).join('\r\n');
    saveBlob(new Blob([csv, '\r\n'], { type: 'text/csv' }), `${this.what()}-example.csv`);
  }

  private async run(step: Step, dryRun: boolean): Promise<ImportReport | undefined> {
    const file = this.file();
    if (!file || this.working()) {
      return undefined;
    }
    const before = this.step();
    this.step.set(step);
    this.failure.set(undefined);
    const running = (this.running = new AbortController());
    try {
      const report = await this.importer()(file.content, dryRun, running.signal);
      this.report.set(report);
      return report;
    } catch (error) {
      if (!running.signal.aborted) {
        this.step.set(before);
        this.failure.set(failureIn(error));
      }
      return undefined;
    }
  }

  private end(step: Step, sentence: string): void {
    this.step.set(step);
    this.announcer.announce(sentence);
    setTimeout(() => this.element.querySelector<HTMLElement>('h2[tabindex]')?.focus());
  }
}

function failureIn(error: unknown): Failure {
  if (error instanceof ApiError) {
    return error.failure;
  }
  throw error;
}

/** In quotes where a comma, a quote or a line break is in it. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
