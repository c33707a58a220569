import { DestroyRef, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormGroup } from '@angular/forms';
import { debounceTime, merge } from 'rxjs';
import { ThemeChoice } from '../core/theme';
import { nextInvoiceNumber } from './invoice-number';
import { InvoiceForm } from './invoice-form';
import { RememberedSeller } from './remembered-seller';

const pauseBeforeSaving = 400;

/** Fills the form with the seller this device remembers, and remembers what the person changes. */
@Injectable()
export class SellerMemory {
  private readonly remembered = inject(RememberedSeller);
  private readonly theme = inject(ThemeChoice);
  private readonly destroyed = inject(DestroyRef);
  private lastNumber = '';
  private form?: FormGroup<InvoiceForm>;

  /** False if the browser stores nothing, so that the seller is forgotten when the page is closed. */
  readonly persistent = this.remembered.persistent;

  async restore(form: FormGroup<InvoiceForm>): Promise<void> {
    this.form = form;
    const { company, address, number, issuedOn } = form.controls;
    const seller = await this.remembered.load();
    if (seller && !company.dirty && !address.dirty) {
      const { bitcoinAddress, lastNumber, ...details } = seller;
      company.setValue(details);
      address.setValue(bitcoinAddress);
      this.lastNumber = lastNumber;
      if (lastNumber && !number.dirty) {
        number.setValue(nextInvoiceNumber(lastNumber, Number(issuedOn.value.slice(0, 4))));
      }
    }
    merge(company.valueChanges, address.valueChanges)
      .pipe(debounceTime(pauseBeforeSaving), takeUntilDestroyed(this.destroyed))
      .subscribe(() => void this.save());
  }

  rememberNumber(number: string): void {
    this.lastNumber = number;
    void this.save();
  }

  async forget(form: FormGroup<InvoiceForm>): Promise<void> {
    this.lastNumber = '';
    form.controls.company.reset(undefined, { emitEvent: false });
    form.controls.address.reset(undefined, { emitEvent: false });
    form.updateValueAndValidity();
    this.theme.forget();
    await this.remembered.forget();
  }

  private async save(): Promise<void> {
    if (!this.form) {
      return;
    }
    const { company, address } = this.form.controls;
    const seller = {
      ...company.getRawValue(),
      bitcoinAddress: address.valid ? address.value : '',
      lastNumber: this.lastNumber,
    };
    // Nothing is kept of a device that was just forgotten.
    const isEmpty = Object.values(seller).every((value) => !value);
    await (isEmpty ? this.remembered.forget() : this.remembered.save(seller));
  }
}
