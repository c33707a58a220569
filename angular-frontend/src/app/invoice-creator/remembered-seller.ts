import { inject, Injectable } from '@angular/core';
import { del, get, set } from 'idb-keyval';
import { isPercent } from '../money/percent';
import { DeviceStore } from './device-store';

/** What this device remembers between visits; never a customer or a line. */
export interface Seller {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly taxId: string;
  /** A data URI. */
  readonly logo: string | null;
  readonly bitcoinAddress: string;
  /** In its plain form; empty if the tax is none or an amount of its own. */
  readonly taxPercent: string;
  readonly taxLabel: string;
  /** The number of the last invoice that was made. */
  readonly lastNumber: string;
}

/** Has the version of the stored shape in it: another shape gets another key. */
const KEY = 'seller-1';

/**
 * Keeps the seller in the browser's IndexedDB. Where that is denied (private windows, strict settings, a
 * full disk) the seller is kept for as long as the page is open.
 */
@Injectable({ providedIn: 'root' })
export class RememberedSeller {
  private readonly device = inject(DeviceStore);
  #inMemory: Seller | undefined;

  /** False once the browser has refused to store anything. */
  readonly persistent = this.device.persistent;

  /** The seller as last saved; nothing if there is none. */
  async load(): Promise<Seller | undefined> {
    const stored = await this.device.try((store) => get<unknown>(KEY, store));
    return sellerFrom(stored) ?? this.#inMemory;
  }

  async save(seller: Seller): Promise<void> {
    this.#inMemory = seller;
    await this.device.try((store) => set(KEY, { ...seller }, store));
  }

  async forget(): Promise<void> {
    this.#inMemory = undefined;
    await this.device.try((store) => del(KEY, store));
  }
}

/** Trusts nothing about what an older version, an extension or a person left in the store. */
function sellerFrom(stored: unknown): Seller | undefined {
  if (typeof stored !== 'object' || stored === null) {
    return undefined;
  }
  const fields = stored as Record<string, unknown>;
  const text = (field: keyof Seller) => {
    const value = fields[field];
    return typeof value === 'string' ? value : '';
  };
  return {
    name: text('name'),
    address: text('address'),
    email: text('email'),
    phone: text('phone'),
    taxId: text('taxId'),
    logo: /^data:image\/(png|jpeg);base64,/.test(text('logo')) ? text('logo') : null,
    bitcoinAddress: text('bitcoinAddress'),
    taxPercent: isPercent(text('taxPercent')) ? text('taxPercent') : '',
    taxLabel: text('taxLabel'),
    lastNumber: text('lastNumber'),
  };
}
