import { Injectable, signal } from '@angular/core';
import { createStore, UseStore } from 'idb-keyval';

/** The browser's IndexedDB, as far as private windows, strict settings and a full disk allow it. */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  readonly #persistent = signal(true);
  #store: UseStore | undefined;

  /** False once the browser has refused to store anything. */
  readonly persistent = this.#persistent.asReadonly();

  /** What `action` gives, or nothing if the browser refuses, which {@link persistent} then says. */
  async try<T>(action: (store: UseStore) => Promise<T>): Promise<T | undefined> {
    try {
      this.#store ??= createStore('quittance', 'device');
      const result = await action(this.#store);
      this.#persistent.set(true);
      return result;
    } catch (error) {
      // Denied storage is a setting of the person's, not a fault: the page goes on without it.
      if (this.#persistent()) {
        console.info(`The browser stores nothing for this page: ${error}`);
      }
      this.#store = undefined;
      this.#persistent.set(false);
      return undefined;
    }
  }
}
