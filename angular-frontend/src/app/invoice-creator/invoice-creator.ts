import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { AbstractControl, ReactiveFormsModule } from '@angular/forms';
import { map } from 'rxjs';
import { Configuration } from '../core/configuration';
import { BitcoinUnit } from '../money/sats';
import { Announcer } from '../ui/announcer';
import { countProblems, Field, problemOf } from '../ui/field';
import { Icon } from '../ui/icon';
import { ImageDrop } from '../ui/image-drop';
import { Input } from '../ui/input';
import { UnitSwitch } from '../ui/unit-switch';
import { Adjustments } from './adjustments';
import { placeProblems } from './backend-problems';
import { today } from '../forms/calendar-date';
import { KIND_NAMES, readBitcoinAddress } from '../forms/bitcoin-address';
import { dustWarning } from '../forms/dust-limit';
import { DownloadResult } from './download-result';
import { InvoiceDownload } from './invoice-download';
import { amountTexts, createInvoiceForm, switchUnit, tidyForm } from './invoice-form';
import { InvoicePreview } from './invoice-preview';
import { InvoiceSummary } from './invoice-summary';
import { invoiceTotals } from './invoice-totals';
import { LineList } from './line-list';
import { startNextInvoice } from './next-invoice';
import { NumberCheck } from './number-check';
import { previewOf } from './preview-invoice';
import { SellerMemory } from './seller-memory';

/** The page on which a person makes an invoice. */
@Component({
  selector: 'q-invoice-creator',
  imports: [
    Adjustments,
    DownloadResult,
    Field,
    Icon,
    ImageDrop,
    Input,
    InvoicePreview,
    InvoiceSummary,
    LineList,
    ReactiveFormsModule,
    UnitSwitch,
  ],
  providers: [InvoiceDownload, NumberCheck, SellerMemory],
  host: { '(window:beforeunload)': 'warnOfLoss($event)' },
  templateUrl: './invoice-creator.html',
  styleUrl: './invoice-creator.scss',
})
export class InvoiceCreator {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly lineList = viewChild<LineList>('lineList');
  private readonly network = inject(Configuration).bitcoinNetwork;

  protected readonly form = createInvoiceForm({ network: this.network });
  protected readonly memory = inject(SellerMemory);
  protected readonly download = inject(InvoiceDownload);
  private readonly numbers = inject(NumberCheck);
  /** Until the number of an invoice is settled, which may take a question. */
  private settling = false;

  private readonly changes = toSignal(this.form.events.pipe(map(() => ({}))));
  /** Controls whose problem came from the backend, which alone can tell whether it is gone. */
  private readonly refused = signal<readonly AbstractControl[]>([]);
  private readonly madeOf = signal<string | undefined>(undefined);

  protected readonly totals = computed(() => {
    this.changes();
    return invoiceTotals(amountTexts(this.form));
  });
  protected readonly preview = computed(() => {
    this.changes();
    return previewOf(this.form, this.totals());
  });
  protected readonly unit = computed(() => {
    this.changes();
    return this.form.controls.unit.value;
  });
  private readonly address = computed(() => {
    this.changes();
    return readBitcoinAddress(this.form.controls.address.value, this.network);
  });
  protected readonly dust = computed(() => dustWarning(this.address(), this.totals(), this.unit()));
  protected readonly addressHint = computed(() => {
    const address = this.address();
    return address.ok
      ? [
          address.value.note,
          `Valid ${KIND_NAMES[address.value.kind]}. Compare it with your wallet.`,
        ]
          .filter(Boolean)
          .join(' ')
      : '';
  });
  protected readonly networkName = this.network[0]?.toUpperCase() + this.network.slice(1);
  protected readonly totalProblem = computed(() => {
    this.changes();
    return this.form.controls.lines.touched ? problemOf(this.form)?.message : undefined;
  });
  protected readonly changedSince = computed(() => {
    this.changes();
    return this.madeOf() !== undefined && this.madeOf() !== JSON.stringify(this.form.getRawValue());
  });
  protected readonly fieldsMarked = computed(() => this.refused().length > 0);
  protected readonly unplaced = signal<readonly string[]>([]);

  constructor() {
    void this.memory.restore(this.form);
    effect(() => this.follow(this.download.state()));
  }

  protected showIn(unit: BitcoinUnit): void {
    switchUnit(this.form, unit);
  }

  protected async downloadInvoice(): Promise<void> {
    if (this.settling || this.download.state().kind === 'working') {
      return;
    }
    this.refused().forEach((control) => control.updateValueAndValidity());
    tidyForm(this.form);
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      this.leadToProblem();
      return;
    }
    this.settling = true;
    const invoice = await this.numbers.settle(this.form).finally(() => (this.settling = false));
    if (invoice) {
      this.madeOf.set(JSON.stringify(this.form.getRawValue()));
      this.download.start(invoice);
    }
  }

  protected async nextInvoice(): Promise<void> {
    if (this.changedSince()) {
      const { confirmLeaving } = await import('./questions');
      if (!(await confirmLeaving(this.injector))) {
        return;
      }
    }
    const issuedOn = today();
    const number = await this.numbers.next(Number(issuedOn.slice(0, 4)));
    this.lineList()?.startAnew();
    startNextInvoice(this.form, number, issuedOn);
    this.madeOf.set(undefined);
    this.download.clear();
    this.announcer.announce(`Next invoice, ${number}. Your company and address are kept.`);
    this.element.nativeElement
      .querySelector<HTMLElement>('[aria-labelledby="customer"] input')
      ?.focus();
  }

  protected async forgetDevice(): Promise<void> {
    const { confirmForget } = await import('./questions');
    if (await confirmForget(this.injector)) {
      await this.memory.forget(this.form);
      this.announcer.announce('This device has forgotten your company');
    }
  }

  /** Lines and customer are nowhere but on this page. */
  protected warnOfLoss(event: BeforeUnloadEvent): void {
    const { lines, customer } = this.form.controls;
    const isKept = this.download.state().kind === 'done' && !this.changedSince();
    if ((lines.dirty || customer.dirty) && !isKept) {
      event.preventDefault();
    }
  }

  private follow(state: ReturnType<InvoiceDownload['state']>): void {
    if (state.kind === 'done') {
      void this.numbers.downloaded(this.form);
    }
    const errors =
      state.kind === 'failed' && state.failure.kind === 'problem'
        ? state.failure.problem.errors
        : undefined;
    const { controls, rest } = placeProblems(this.form, errors ?? []);
    this.refused.set(controls);
    this.unplaced.set(rest);
    if (controls.length > 0) {
      this.leadToProblem();
    }
  }

  /** Brings the first field at fault into view, focuses it and says how many there are. */
  private leadToProblem(): void {
    const line = this.form.controls.lines.controls.findIndex((group) => group.invalid);
    if (line >= 0) {
      this.lineList()?.reveal(line);
    }
    afterNextRender(
      () => {
        const page = this.element.nativeElement;
        const first =
          page.querySelector<HTMLElement>('[aria-invalid="true"]') ??
          page.querySelector<HTMLElement>('.price input');
        first?.focus();
        // Not those on the page: the lines come there a moment later than the rest, and long lists only in part.
        const count = countProblems(this.form);
        this.announcer.announce(
          count > 1 ? `${count} fields need your attention` : 'One field needs your attention',
        );
      },
      { injector: this.injector },
    );
  }
}
