import { inject, Injectable } from '@angular/core';
import { Backend } from './backend';
import { Sale } from './types';

/** `/api/sales`: completed checkouts and their invoices. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Sales {
  private readonly backend = inject(Backend);

  read(id: string): Promise<Sale> {
    return this.backend.get(`/api/sales/${id}`);
  }

  /** The invoice as it was issued. */
  pdf(id: string): Promise<Blob> {
    return this.backend.file(`/api/sales/${id}/pdf`, 'application/pdf');
  }
}
