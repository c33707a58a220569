import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Company } from '../api/company';
import { CompanySettings } from '../api/types';
import { ChangedMeanwhile } from '../core/changed-meanwhile';
import { Configuration } from '../core/configuration';
import { FailureNotice } from '../core/failure-notice';
import { Work } from '../core/work';
import { KIND_NAMES, readBitcoinAddress } from '../forms/bitcoin-address';
import { focusFirstProblem, isReady } from '../forms/submit';
import { controlChanges } from '../ui/control-changes';
import { Field } from '../ui/field';
import { FormSection } from '../ui/form-section';
import { ImageDrop } from '../ui/image-drop';
import { Input } from '../ui/input';
import { LeaveQuestion } from '../ui/leave-question';
import { PageFrame } from '../ui/page';
import { ProgressBar } from '../ui/progress-bar';
import { Toasts } from '../ui/toasts';
import { createCompanySettingsForm, fillIn, toCompanySettings } from './company-form';

/** Who sells, as it stands on the invoices of the shop, and where customers pay. */
@Component({
  selector: 'q-company-page',
  imports: [
    ChangedMeanwhile,
    FailureNotice,
    Field,
    FormSection,
    ImageDrop,
    Input,
    LeaveQuestion,
    PageFrame,
    ProgressBar,
    ReactiveFormsModule,
  ],
  host: { '(window:beforeunload)': 'form.dirty && $event.preventDefault()' },
  templateUrl: './company-page.html',
  styleUrl: './company-page.scss',
})
export class CompanyPage {
  private readonly company = inject(Company);
  private readonly toasts = inject(Toasts);
  private readonly network = inject(Configuration).bitcoinNetwork;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly leaveQuestion = viewChild.required(LeaveQuestion);
  private etag: string | undefined;

  protected readonly form = createCompanySettingsForm(this.network);
  protected readonly loading = new Work();
  protected readonly saving = new Work();
  protected readonly isLoaded = signal(false);
  /** Nobody has said yet who sells. */
  protected readonly isFirst = signal(false);

  private readonly changes = controlChanges(signal(this.form));
  protected readonly addressHint = computed(() => {
    this.changes();
    const reading = readBitcoinAddress(this.form.controls.bitcoinAddress.value, this.network);
    return reading.ok
      ? `Valid ${KIND_NAMES[reading.value.kind]}. Compare it with your wallet.`
      : '';
  });

  constructor() {
    void this.load();
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.form.dirty || this.leaveQuestion().ask();
  }

  protected load(): Promise<boolean> {
    this.saving.clear();
    return this.loading.run(async () => {
      const answer = await this.company.read();
      this.isFirst.set(answer === undefined);
      this.isLoaded.set(true);
      if (answer) {
        this.show(answer.body, answer.etag);
      }
    });
  }

  protected async save(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    const done = await this.saving.run(async () => {
      const { body, etag } = await this.company.save(toCompanySettings(this.form), this.etag);
      this.isFirst.set(false);
      this.show(body, etag);
      this.toasts.show('Saved. Invoices that were issued stay as they are.');
    }, this.form);
    if (!done) {
      focusFirstProblem(this.element);
    }
  }

  /** Saves over what somebody else saved meanwhile. */
  protected async saveOver(): Promise<void> {
    const isRead = await this.loading.run(async () => {
      this.etag = (await this.company.read())?.etag;
    });
    if (isRead) {
      await this.save();
    }
  }

  private show(company: CompanySettings, etag: string | undefined): void {
    this.etag = etag;
    fillIn(this.form, company);
  }
}
