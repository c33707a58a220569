import { DestroyRef, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormGroup } from '@angular/forms';
import { debounceTime, merge } from 'rxjs';
import { ThemeChoice } from '../core/theme';
import { InvoiceForm } from './invoice-form';
import { RememberedSeller } from './remembered-seller';
import { clearSeller, fillInSeller, sellerIn } from './seller-in-form';
import { UsedNumbers } from './used-numbers';

/** Milliseconds without a keystroke after which the seller is saved. */
const pauseBeforeSaving = 400;

/** Fills the form with the seller this device remembers, and remembers what the person changes. */
@Injectable()
export class SellerMemory {
  private readonly remembered = inject(RememberedSeller);
  private readonly used = inject(UsedNumbers);
  private readonly theme = inject(ThemeChoice);
  private readonly destroyed = inject(DestroyRef);
  private lastNumber = '';

  /** False if the browser stores nothing, so that the seller is forgotten when the page is closed. */
  readonly persistent = this.remembered.persistent;

  /** Restores the seller, then follows the form. */
  async restore(form: FormGroup<InvoiceForm>): Promise<void> {
    const [seller, uses] = await Promise.all([this.remembered.load(), this.used.load()]);
    if (seller) {
      this.lastNumber = seller.lastNumber;
      fillInSeller(form, seller, new Set(uses.map(({ number }) => number)));
    }
    const { company, address, tax, taxIn, taxLabel } = form.controls;
    merge(...[company, address, tax, taxIn, taxLabel].map((control) => control.valueChanges))
      .pipe(debounceTime(pauseBeforeSaving), takeUntilDestroyed(this.destroyed))
      .subscribe(() => void this.save(form));
  }

  /** An invoice of that number has been made: the next one gets the next. */
  async rememberNumber(form: FormGroup<InvoiceForm>, number: string): Promise<void> {
    this.lastNumber = number;
    await this.save(form);
  }

  /** Removes everything of ours from the device, and the seller from the form. */
  async forget(form: FormGroup<InvoiceForm>): Promise<void> {
    this.lastNumber = '';
    clearSeller(form);
    this.theme.forget();
    await Promise.all([this.remembered.forget(), this.used.forget()]);
  }

  private async save(form: FormGroup<InvoiceForm>): Promise<void> {
    const seller = sellerIn(form, this.lastNumber);
    // Nothing is kept of a device that was just forgotten.
    const isEmpty = Object.values(seller).every((value) => !value);
    await (isEmpty ? this.remembered.forget() : this.remembered.save(seller));
  }
}
