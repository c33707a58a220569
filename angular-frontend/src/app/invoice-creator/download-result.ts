import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
} from '@angular/core';
import { InvoiceDocument } from '../api/types';
import { AnsweredFailure } from '../core/failure';
import { failureSentence, requestIdOf } from '../core/failure-sentence';
import { UnreachableCard } from '../core/unreachable-card';
import { WarningList } from '../core/warning-list';
import { BitcoinUnit } from '../money/sats';
import { Announcer } from '../ui/announcer';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { DownloadState } from './invoice-download';

/** What came of the download: the document and its links, or what to do about the failure. */
@Component({
  selector: 'q-download-result',
  imports: [CopyButton, Icon, UnreachableCard, WarningList],
  templateUrl: './download-result.html',
  styleUrl: './download-result.scss',
})
export class DownloadResult {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);

  readonly state = input.required<DownloadState>();
  /** The invoice in the form is not the one in the document any more. */
  readonly changedSince = input.required<boolean>();
  /** What the backend refused and no field of the form could show. */
  readonly details = input<readonly string[]>([]);
  /** The backend's refusal is shown at fields of the form, which is where the person is led. */
  readonly fieldsMarked = input(false);
  /** In which warnings write amounts. */
  readonly unit = input<BitcoinUnit>('BTC');
  readonly retry = output();
  /** The person wants to go on with another invoice. */
  readonly nextAsked = output();

  protected readonly document = computed(() => {
    const state = this.state();
    return state.kind === 'done' ? describe(state.document) : undefined;
  });
  protected readonly failure = computed(() => {
    const state = this.state();
    return state.kind === 'failed' ? state.failure : undefined;
  });
  protected readonly problem = computed(() => {
    const failure = this.failure();
    return failure && failure.kind !== 'unreachable' ? explain(failure) : undefined;
  });

  constructor() {
    effect((onCleanup) => {
      const { kind } = this.state();
      if (kind === 'working') {
        this.announcer.announce('Making the PDF');
        const still = setInterval(() => this.announcer.announce('Still making the PDF'), 10_000);
        onCleanup(() => clearInterval(still));
      } else if (kind === 'done' || (kind === 'failed' && !this.fieldsMarked())) {
        afterNextRender(() => this.lead(), { injector: this.injector });
      }
    });
  }

  /** Leads to the outcome, which may be out of sight on a small screen. */
  private lead(): void {
    const heading = this.element.nativeElement.querySelector<HTMLElement>('h3');
    heading?.focus({ preventScroll: true });
    this.element.nativeElement.scrollIntoView?.({ block: 'nearest' });
  }
}

function explain(failure: AnsweredFailure) {
  return { ...failureSentence(failure), requestId: requestIdOf(failure) };
}

const timeFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

function describe(document: InvoiceDocument) {
  return {
    ...document,
    size: fileSize(document.sizeBytes),
    expires: timeFormat.format(new Date(document.expiresAt)),
  };
}

function fileSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
