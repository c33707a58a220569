import { inject, Injectable } from '@angular/core';
import { del, get, update } from 'idb-keyval';
import { DeviceStore } from './device-store';

/** An invoice that was downloaded: its number, and a digest in place of what is in it. */
export interface NumberUse {
  readonly number: string;
  readonly digest: string;
}

/** Has the version of the stored shape in it: another shape gets another key. */
const KEY = 'numbers-1';

/** The latest ones; a number is rarely given twice after more. */
const MOST = 200;

/**
 * The numbers under which this device has downloaded invoices. Where storage is denied they are known for as long as
 * the page is open.
 */
@Injectable({ providedIn: 'root' })
export class UsedNumbers {
  private readonly device = inject(DeviceStore);
  private inMemory: readonly NumberUse[] = [];

  /** Read anew each time, for another tab may have downloaded meanwhile. The earliest comes first. */
  async load(): Promise<readonly NumberUse[]> {
    const stored = await this.device.try((store) => get<unknown>(KEY, store));
    return this.inMemory.reduce(withUse, usesFrom(stored));
  }

  async remember(use: NumberUse): Promise<void> {
    this.inMemory = withUse(this.inMemory, use);
    await this.device.try((store) =>
      update<unknown>(KEY, (stored) => withUse(usesFrom(stored), use), store),
    );
  }

  async forget(): Promise<void> {
    this.inMemory = [];
    await this.device.try((store) => del(KEY, store));
  }
}

function withUse(uses: readonly NumberUse[], { number, digest }: NumberUse): readonly NumberUse[] {
  const others = uses.filter((use) => use.number !== number || use.digest !== digest);
  return [...others, { number, digest }].slice(-MOST);
}

/** Trusts nothing about what an older version, an extension or a person left in the store. */
function usesFrom(stored: unknown): readonly NumberUse[] {
  return Array.isArray(stored) ? stored.filter(isUse).slice(-MOST) : [];
}

function isUse(entry: unknown): entry is NumberUse {
  const { number, digest } = (entry ?? {}) as Partial<NumberUse>;
  return typeof number === 'string' && typeof digest === 'string';
}
