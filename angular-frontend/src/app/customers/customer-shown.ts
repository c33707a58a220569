import { inject, Injectable, signal } from '@angular/core';
import { Customers } from '../api/customers';
import { Customer } from '../api/types';
import { Work } from '../core/work';

/** Whose pages these are, for headings. */
@Injectable()
export class CustomerShown {
  private readonly customers = inject(Customers);

  readonly customer = signal<Customer | undefined>(undefined);
  readonly loading = new Work();

  load(id: string): Promise<boolean> {
    return this.loading.run(async () => this.customer.set((await this.customers.read(id)).body));
  }
}
