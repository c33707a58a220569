import { Item } from '../api/types';
import { today } from '../forms/calendar-date';
import { BadgeTone } from '../ui/badge';
import { IconName } from '../ui/icon';

/** What there is to say about an item, as a badge. */
export interface ItemState {
  readonly word: string;
  readonly tone: BadgeTone;
  readonly icon: IconName;
}

/** Days before its last one from which on an item is said to expire. */
const soonDays = 30;
const dayMs = 86_400_000;

/** Nothing while there is enough. */
export function stockOf({ quantity, lowStockThreshold }: Item): ItemState | undefined {
  if (quantity === 0) {
    return { word: 'Sold out', tone: 'bad', icon: 'alert' };
  }
  return quantity <= lowStockThreshold
    ? { word: 'Low', tone: 'attention', icon: 'low' }
    : undefined;
}

/** Nothing while its last day is far away, or when it has none. */
export function expiryOf({ expiresOn }: Item, now = today()): ItemState | undefined {
  if (expiresOn === undefined) {
    return undefined;
  }
  const days = Math.round((Date.parse(expiresOn) - Date.parse(now)) / dayMs);
  if (days < 0) {
    return { word: 'Expired', tone: 'bad', icon: 'clock' };
  }
  if (days > soonDays) {
    return undefined;
  }
  const word = days === 0 ? 'Last day' : days === 1 ? '1 day left' : `${days} days left`;
  return { word, tone: 'attention', icon: 'clock' };
}
