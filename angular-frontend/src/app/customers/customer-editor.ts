import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { Customers } from '../api/customers';
import { randomKey } from '../api/random-key';
import { Customer } from '../api/types';
import { ChangedMeanwhile } from '../core/changed-meanwhile';
import { FailureNotice } from '../core/failure-notice';
import { Session } from '../core/session';
import { Work } from '../core/work';
import { isReady } from '../forms/submit';
import { Confirm } from '../ui/confirm';
import { controlChanges } from '../ui/control-changes';
import { Field } from '../ui/field';
import { FormSection } from '../ui/form-section';
import { Icon } from '../ui/icon';
import { Input } from '../ui/input';
import { LeaveQuestion } from '../ui/leave-question';
import { PageFrame } from '../ui/page';
import { ProgressBar } from '../ui/progress-bar';
import { Toasts } from '../ui/toasts';
import { createCustomerForm, fillIn, toNewCustomer } from './customer-form';
import { CustomerTabs } from './customer-tabs';

/** Where a customer is added, looked at, changed, and on request erased. */
@Component({
  selector: 'q-customer-editor',
  imports: [
    ChangedMeanwhile,
    Confirm,
    CustomerTabs,
    FailureNotice,
    Field,
    FormSection,
    Icon,
    Input,
    LeaveQuestion,
    PageFrame,
    ProgressBar,
    ReactiveFormsModule,
    RouterLink,
  ],
  host: { '(window:beforeunload)': 'isDirty() && $event.preventDefault()' },
  templateUrl: './customer-editor.html',
  styleUrl: './customer-editor.scss',
})
export class CustomerEditor {
  private readonly customers = inject(Customers);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly leaveQuestion = viewChild.required(LeaveQuestion);
  /** One new customer, however often the same form is sent. */
  private key = randomKey();
  private etag = '';

  /** From the page's address; nothing for a new customer. */
  readonly customerId = input<string>();

  protected readonly mayErase = inject(Session).may('manager');
  protected readonly form = createCustomerForm();
  protected readonly customer = signal<Customer | undefined>(undefined);
  protected readonly loading = new Work();
  protected readonly saving = new Work();
  protected readonly erasing = new Work();
  protected readonly asking = signal(false);

  private readonly changes = controlChanges(signal(this.form));
  protected readonly isDirty = computed(() => {
    this.changes();
    return this.form.dirty;
  });

  constructor() {
    this.form.valueChanges.subscribe(() => (this.key = randomKey()));
    effect(() => {
      const id = this.customerId();
      untracked(() => id && void this.load());
    });
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.isDirty() || this.leaveQuestion().ask();
  }

  protected load(): Promise<boolean> {
    this.saving.clear();
    return this.loading.run(async () => {
      const { body, etag } = await this.customers.read(this.customerId() ?? '');
      this.show(body, etag);
    });
  }

  protected async save(): Promise<void> {
    if (!isReady(this.form, this.element)) {
      return;
    }
    const customer = toNewCustomer(this.form);
    const id = this.customerId();
    const done = await this.saving.run(async () => {
      if (id) {
        const { body, etag } = await this.customers.update(id, customer, this.etag);
        this.show(body, etag);
        this.toasts.show('Saved');
      } else {
        const added = await this.customers.create(customer, this.key);
        this.form.markAsPristine();
        this.toasts.show(`${added.name} added`);
        await this.router.navigate(['/customers', added.id], { replaceUrl: true });
      }
    }, this.form);
    if (!done) {
      this.element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }

  /** Saves over what somebody else saved meanwhile. */
  protected async saveOver(): Promise<void> {
    const isRead = await this.loading.run(async () => {
      this.etag = (await this.customers.read(this.customerId() ?? '')).etag ?? '';
    });
    if (isRead) {
      await this.save();
    }
  }

  protected async answer(isSure: boolean): Promise<void> {
    this.asking.set(false);
    const customer = this.customer();
    if (!isSure || !customer) {
      return;
    }
    const done = await this.erasing.run(() => this.customers.erase(customer.id, this.etag));
    if (done) {
      this.toasts.show('The personal data is erased');
      await this.load();
    } else if (this.erasing.code() === 'changed-meanwhile' && !this.isDirty()) {
      await this.load();
    }
  }

  private show(customer: Customer, etag = ''): void {
    this.etag = etag;
    this.customer.set(customer);
    fillIn(this.form, customer);
  }
}
