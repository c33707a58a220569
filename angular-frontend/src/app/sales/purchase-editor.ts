import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  OnInit,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Item } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { Session } from '../core/session';
import { UnitChoice } from '../core/unit-choice';
import { focusFirstProblem } from '../forms/submit';
import { formatBtc, formatSats, Sats } from '../money/sats';
import { ApiError, Failure } from '../core/failure';
import { Announcer } from '../ui/announcer';
import { Confirm } from '../ui/confirm';
import { Icon } from '../ui/icon';
import { LeaveQuestion } from '../ui/leave-question';
import { PageFrame } from '../ui/page';
import { saveBlob } from '../ui/save-blob';
import { Toasts } from '../ui/toasts';
import { UnitSwitch } from '../ui/unit-switch';
import { ItemPicker } from './item-picker';
import { OpenPurchase } from './open-purchase';
import { piecesText } from './pieces';
import { DraftLine, MAX_LINES, PurchaseDraft } from './purchase-draft';
import { PurchaseLines } from './purchase-lines';
import { PurchaseSummary } from './purchase-summary';

/** Where a customer's purchase is put together, reserved and checked out. */
@Component({
  selector: 'q-purchase-editor',
  imports: [
    Confirm,
    FailureNotice,
    Icon,
    ItemPicker,
    LeaveQuestion,
    PageFrame,
    PurchaseLines,
    PurchaseSummary,
    RouterLink,
    UnitSwitch,
  ],
  providers: [OpenPurchase, PurchaseDraft],
  host: { '(window:beforeunload)': 'hasUnsent() && $event.preventDefault()' },
  templateUrl: './purchase-editor.html',
  styleUrl: './purchase-editor.scss',
})
export class PurchaseEditor implements OnInit {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly announcer = inject(Announcer);
  private readonly picker = viewChild(ItemPicker);
  private readonly leaveQuestion = viewChild.required(LeaveQuestion);

  /** From the page's address. */
  readonly customerId = input.required<string>();

  protected readonly purchase = inject(OpenPurchase);
  protected readonly draft = this.purchase.draft;
  protected readonly session = inject(Session);
  protected readonly units = inject(UnitChoice);
  protected readonly unit = this.units.unit;

  protected readonly asking = signal(false);
  protected readonly tooMany = signal(false);
  /** Why the PDF could not be had. */
  protected readonly pdfFailure = signal<Failure | undefined>(undefined);
  protected readonly isReady = computed(() => this.purchase.customer() !== undefined);
  protected readonly failure = computed(() => this.purchase.failure()?.why ?? this.pdfFailure());
  protected readonly companyMissing = computed(() => {
    const failure = this.failure();
    return failure?.kind === 'problem' && failure.problem.code === 'company-missing';
  });
  protected readonly refused = computed(() => {
    const notice = this.purchase.notice();
    return notice?.kind === 'refused' ? notice : undefined;
  });
  protected readonly changed = computed(() => {
    const notice = this.purchase.notice();
    return notice?.kind === 'changed-meanwhile' ? notice : undefined;
  });
  /** What is asked before the checkout; the server sells it only if it still comes to that. */
  protected readonly question = computed(() => {
    const { total, pieces } = this.draft.totals();
    return `${piecesText(pieces)} for ${total === undefined ? '' : this.amount(total)}`;
  });

  protected amount(amount: Sats): string {
    return `${formatBtc(amount)} BTC (${formatSats(amount)} sats)`;
  }

  ngOnInit(): void {
    void this.load();
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.hasUnsent() || this.leaveQuestion().ask();
  }

  protected async load(): Promise<void> {
    await this.purchase.load(this.customerId());
  }

  protected add(item: Item): void {
    const isNew = !this.draft.lines().some((line) => line.item === item.id);
    this.tooMany.set(isNew && this.draft.lines().length >= MAX_LINES);
    if (!this.tooMany()) {
      const line = this.draft.pick(item);
      this.announcer.announce(`${line.description}: ${line.quantity.value}`);
    }
  }

  protected async remove(line: DraftLine): Promise<void> {
    if (await this.purchase.remove(line)) {
      this.toasts.show(`${line.description} removed`, {
        word: 'Undo',
        run: () => this.draft.putBack(line),
      });
      this.picker()?.focus();
    }
  }

  protected async reserve(): Promise<void> {
    this.draft.recheck();
    this.draft.form.markAllAsTouched();
    if (this.draft.form.invalid) {
      focusFirstProblem(this.element);
    } else if (await this.purchase.reserve()) {
      this.announcer.announce('Reserved');
    } else if (this.refused()) {
      focusFirstProblem(this.element);
    }
  }

  protected async answer(isSure: boolean): Promise<void> {
    this.asking.set(false);
    const sale = isSure ? await this.purchase.checkOut() : undefined;
    if (sale) {
      await this.router.navigate(['/sales', sale.id], { queryParams: { sold: 'now' } });
    }
  }

  protected async savePdf(): Promise<void> {
    this.pdfFailure.set(undefined);
    try {
      const name = this.purchase.customer()?.name ?? 'customer';
      saveBlob(await this.purchase.pdf(), `purchase ${name}.pdf`);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.pdfFailure.set(error.failure);
    }
  }

  /** Does again what did not work. */
  protected async retry(): Promise<void> {
    if (this.pdfFailure()) {
      await this.savePdf();
      return;
    }
    switch (this.purchase.failure()?.task) {
      case 'load':
        await this.load();
        break;
      case 'reserve':
        await this.reserve();
        break;
      case 'check-out':
        await this.answer(true);
        break;
    }
  }

  /** Whether something on the page is not on the server. */
  protected hasUnsent(): boolean {
    return this.draft.changed().length > 0;
  }
}
