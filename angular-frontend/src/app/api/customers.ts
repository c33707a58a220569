import { inject, Injectable } from '@angular/core';
import { Backend } from './backend';
import { Answer } from './call';
import { Customer, ImportReport, NewCustomer, Page, Purchase, Sale } from './types';

/** What narrows and orders the list of customers. */
export interface CustomerQuery {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly search?: string;
  readonly sort?: string;
}

/** `/api/customers`: who buys, and what they bought. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Customers {
  private readonly backend = inject(Backend);

  list(query: CustomerQuery, signal?: AbortSignal): Promise<Page<Customer>> {
    return this.backend.get('/api/customers', { query: { ...query }, ...(signal && { signal }) });
  }

  read(id: string): Promise<Answer<Customer>> {
    return this.backend.read(`/api/customers/${id}`);
  }

  create(customer: NewCustomer, idempotencyKey: string): Promise<Customer> {
    return this.backend.post('/api/customers', customer, { idempotencyKey });
  }

  /** @param etag the version that was read before the change. */
  update(id: string, customer: NewCustomer, etag: string): Promise<Answer<Customer>> {
    return this.backend.change(`/api/customers/${id}`, customer, { ifMatch: etag });
  }

  /**
   * Erases the personal data; invoices that were issued keep what the law needs.
   *
   * @param etag the version that the person saw.
   */
  erase(id: string, etag: string): Promise<void> {
    return this.backend.delete(`/api/customers/${id}`, { ifMatch: etag });
  }

  /** The latest first. */
  purchases(id: string, query: CustomerQuery, signal?: AbortSignal): Promise<Page<Purchase>> {
    const path = `/api/customers/${id}/purchases`;
    return this.backend.get(path, { query: { ...query }, ...(signal && { signal }) });
  }

  /** The latest first. */
  sales(id: string, query: CustomerQuery, signal?: AbortSignal): Promise<Page<Sale>> {
    const path = `/api/customers/${id}/sales`;
    return this.backend.get(path, { query: { ...query }, ...(signal && { signal }) });
  }

  /** Adds and changes customers by CSV, or with `dryRun` only says what that would do. */
  importCsv(csv: Blob, dryRun: boolean, signal?: AbortSignal): Promise<ImportReport> {
    const file = new Blob([csv], { type: 'text/csv' });
    return this.backend.post('/api/customers/import', file, {
      query: { dryRun },
      ...(signal && { signal }),
    });
  }

  exportCsv(): Promise<Blob> {
    return this.backend.file('/api/customers/export', 'text/csv');
  }
}
