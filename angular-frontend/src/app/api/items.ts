import { inject, Injectable } from '@angular/core';
import { Backend } from './backend';
import { Answer } from './call';
import {
  ImportReport,
  Item,
  ItemChange,
  NewItem,
  NewStockMovement,
  Page,
  StockMovement,
} from './types';

/** What narrows and orders the list of items. */
export interface ItemQuery {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly search?: string;
  readonly status?: string;
  readonly stock?: string;
  readonly sort?: string;
}

/** `/api/items`: what is sold, and its stock. Each call throws an ApiError. */
@Injectable({ providedIn: 'root' })
export class Items {
  private readonly backend = inject(Backend);

  list(query: ItemQuery, signal?: AbortSignal): Promise<Page<Item>> {
    return this.backend.get('/api/items', { query: { ...query }, ...(signal && { signal }) });
  }

  read(id: string): Promise<Answer<Item>> {
    return this.backend.read(`/api/items/${id}`);
  }

  create(item: NewItem, idempotencyKey: string): Promise<Item> {
    return this.backend.post('/api/items', item, { idempotencyKey });
  }

  /** @param etag the version that was read before the change. */
  update(id: string, item: ItemChange, etag: string): Promise<Answer<Item>> {
    return this.backend.change(`/api/items/${id}`, item, { ifMatch: etag });
  }

  /** @param etag the version that the person saw. */
  archive(id: string, etag: string): Promise<void> {
    return this.backend.delete(`/api/items/${id}`, { ifMatch: etag });
  }

  restore(id: string): Promise<Item> {
    return this.backend.post(`/api/items/${id}/restore`);
  }

  movements(id: string, query: ItemQuery, signal?: AbortSignal): Promise<Page<StockMovement>> {
    const path = `/api/items/${id}/stock-movements`;
    return this.backend.get(path, { query: { ...query }, ...(signal && { signal }) });
  }

  moveStock(
    id: string,
    movement: NewStockMovement,
    idempotencyKey: string,
  ): Promise<StockMovement> {
    return this.backend.post(`/api/items/${id}/stock-movements`, movement, { idempotencyKey });
  }

  pictureUrl(id: string, size: 'full' | 'thumbnail'): string {
    return this.backend.url(`/api/items/${id}/picture`, { size });
  }

  putPicture(id: string, picture: Blob): Promise<Item> {
    return this.backend.put(`/api/items/${id}/picture`, picture);
  }

  deletePicture(id: string): Promise<void> {
    return this.backend.delete(`/api/items/${id}/picture`);
  }

  /** Adds and changes items by CSV, or with `dryRun` only says what that would do. */
  importCsv(csv: Blob, dryRun: boolean, signal?: AbortSignal): Promise<ImportReport> {
    const file = new Blob([csv], { type: 'text/csv' });
    return this.backend.post('/api/items/import', file, {
      query: { dryRun },
      ...(signal && { signal }),
    });
  }

  exportCsv(): Promise<Blob> {
    return this.backend.file('/api/items/export', 'text/csv');
  }
}
