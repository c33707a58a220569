import { inject, Injectable } from '@angular/core';
import { Backend } from './backend';
import { LedgerInvoice, LedgerPage, NewPayment, Page, Payment } from './types';

/** What narrows the list of invoices. */
export interface LedgerQuery {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly search?: string;
  readonly status?: string;
}

/** `/api/invoices`: the invoices that were issued, and what was paid of them. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Ledger {
  private readonly backend = inject(Backend);

  /** The latest first, with the sums over all that fit. */
  list(query: LedgerQuery, signal?: AbortSignal): Promise<LedgerPage> {
    return this.backend.get('/api/invoices', {
      query: { ...query, totals: true },
      ...(signal && { signal }),
    });
  }

  read(id: string): Promise<LedgerInvoice> {
    return this.backend.get(`/api/invoices/${id}`);
  }

  /** The invoice as it was issued. */
  pdf(id: string): Promise<Blob> {
    return this.backend.file(`/api/invoices/${id}/pdf`, 'application/pdf');
  }

  /** All of them, also those that were taken back. */
  async payments(id: string): Promise<Payment[]> {
    return (await this.backend.get<Page<Payment>>(`/api/invoices/${id}/payments`)).data;
  }

  addPayment(id: string, payment: NewPayment, idempotencyKey: string): Promise<Payment> {
    return this.backend.post(`/api/invoices/${id}/payments`, payment, { idempotencyKey });
  }

  takePaymentBack(
    id: string,
    paymentId: string,
    reason: string,
    idempotencyKey: string,
  ): Promise<Payment> {
    const path = `/api/invoices/${id}/payments/${paymentId}/take-back`;
    return this.backend.post(path, { reason }, { idempotencyKey });
  }
}
