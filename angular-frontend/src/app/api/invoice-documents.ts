import { inject, Injectable } from '@angular/core';
import { Configuration } from '../core/configuration';
import { call } from './call';
import { InvoiceDocument, InvoiceRequest } from './types';

/** `/api/invoice-documents`: PDFs of invoices, hosted under unguessable links. */
@Injectable({ providedIn: 'root' })
export class InvoiceDocuments {
  private readonly configuration = inject(Configuration);

  /**
   * Has a document made. The same key and invoice give the same document for ten minutes, however often
   * they are sent.
   *
   * @param signal ends the call, for a person who has left the page.
   * @throws ApiError
   */
  create(
    invoice: InvoiceRequest,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<InvoiceDocument> {
    return call(this.configuration.url('/api/invoice-documents'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify(invoice),
      signal,
    });
  }
}
