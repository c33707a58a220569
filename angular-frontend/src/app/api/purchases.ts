import { inject, Injectable } from '@angular/core';
import { problemCode } from '../core/problem-code';
import { Backend } from './backend';
import { Purchase, PurchaseLine, Sale } from './types';

/** `/api/customer-purchase`: the basket that is open for a customer. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Purchases {
  private readonly backend = inject(Backend);

  /** The open purchase, or nothing where none is open. */
  async open(customerId: string): Promise<Purchase | undefined> {
    try {
      return await this.backend.get<Purchase>(pathOf(customerId), { accept: 'application/json' });
    } catch (error) {
      if (problemCode(error) === 'no-open-purchase') {
        return undefined;
      }
      throw error;
    }
  }

  /** The open purchase as an invoice that has no number yet. */
  pdf(customerId: string): Promise<Blob> {
    return this.backend.file(pathOf(customerId), 'application/pdf');
  }

  /** Adds lines that are not there yet, all or none, and opens a purchase where none is open. */
  add(
    customerId: string,
    lines: readonly PurchaseLine[],
    idempotencyKey: string,
  ): Promise<Purchase> {
    return this.backend.post(pathOf(customerId), lines, { idempotencyKey });
  }

  /** Adds lines or sets their quantity, all or none; lines not named stay. */
  put(customerId: string, lines: readonly PurchaseLine[]): Promise<Purchase> {
    return this.backend.put(pathOf(customerId), lines);
  }

  /** Takes a line away, which gives its stock back at once. */
  remove(customerId: string, itemId: string): Promise<void> {
    return this.backend.delete(`${pathOf(customerId)}/${itemId}`);
  }

  /** @param expectedTotalSats what the person was asked about; another total is refused as `total-changed`. */
  checkOut(customerId: string, expectedTotalSats: number, idempotencyKey: string): Promise<Sale> {
    const body = { expectedTotalSats };
    return this.backend.post(`${pathOf(customerId)}/checkout`, body, { idempotencyKey });
  }
}

function pathOf(customerId: string): string {
  return `/api/customer-purchase/${customerId}`;
}
