import { inject, Injectable } from '@angular/core';
import { problemCode } from '../core/problem-code';
import { Backend } from './backend';
import { LowStockList } from './types';

/** `/api/low-stock-items`: what has to be ordered or sold soon. */
@Injectable({ providedIn: 'root' })
export class LowStock {
  private readonly backend = inject(Backend);

  /**
   * The latest list, or nothing where none was made yet.
   *
   * @throws ApiError
   */
  async latest(): Promise<LowStockList | undefined> {
    try {
      return await this.backend.get<LowStockList>('/api/low-stock-items', {
        accept: 'application/json',
      });
    } catch (error) {
      if (problemCode(error) === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }
}
