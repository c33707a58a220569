import { inject, Injectable, Injector } from '@angular/core';
import { FormGroup } from '@angular/forms';
import { InvoiceRequest } from '../api/types';
import { digestOf } from './digest';
import { InvoiceForm } from './invoice-form';
import { nextInvoiceNumber } from './invoice-number';
import { toInvoiceRequest } from './invoice-request';
import { SellerMemory } from './seller-memory';
import { NumberUse, UsedNumbers } from './used-numbers';

/** Sees to it that two invoices get one number only where the person wants that. */
@Injectable()
export class NumberCheck {
  private readonly used = inject(UsedNumbers);
  private readonly memory = inject(SellerMemory);
  private readonly injector = inject(Injector);
  private sent?: NumberUse;

  /**
   * The invoice in a valid form, to be downloaded now: under its own number or, if the person chooses so, under the
   * next one, which then stands in the form. Nothing if the person thinks again.
   */
  async settle(form: FormGroup<InvoiceForm>): Promise<InvoiceRequest | undefined> {
    const invoice = toInvoiceRequest(form);
    const { number } = invoice;
    const uses = await this.used.load();
    if (isFree(uses, useOf(invoice))) {
      return this.take(invoice);
    }
    const next = nextInvoiceNumber(number, yearIn(form), numbersOf(uses));
    const { askAboutNumber } = await import('./questions');
    switch (await askAboutNumber(this.injector, number, next)) {
      case 'same':
        return this.take(invoice);
      case 'next':
        form.controls.number.setValue(next);
        return this.take(toInvoiceRequest(form));
      default:
        return undefined;
    }
  }

  /** The invoice that was settled last has become a document. */
  async downloaded(form: FormGroup<InvoiceForm>): Promise<void> {
    if (this.sent) {
      const { sent } = this;
      await Promise.all([this.used.remember(sent), this.memory.rememberNumber(form, sent.number)]);
    }
  }

  /** The number for the invoice after the one that was downloaded last. */
  async next(year: number): Promise<string> {
    const uses = await this.used.load();
    return nextInvoiceNumber(this.sent?.number ?? '', year, numbersOf(uses));
  }

  private take(invoice: InvoiceRequest): InvoiceRequest {
    this.sent = useOf(invoice);
    return invoice;
  }
}

function useOf(invoice: InvoiceRequest): NumberUse {
  return { number: invoice.number, digest: digestOf(JSON.stringify(invoice)) };
}

/** Whether the number is new, or was used for this very invoice. */
function isFree(uses: readonly NumberUse[], { number, digest }: NumberUse): boolean {
  const same = uses.filter((use) => use.number === number);
  return same.length === 0 || same.some((use) => use.digest === digest);
}

function numbersOf(uses: readonly NumberUse[]): ReadonlySet<string> {
  return new Set(uses.map((use) => use.number));
}

function yearIn(form: FormGroup<InvoiceForm>): number {
  return Number(form.controls.issuedOn.value.slice(0, 4));
}
