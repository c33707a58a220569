import { LowStockList } from '../api/types';
import { BadgeTone } from '../ui/badge';
import { IconName } from '../ui/icon';

export type LowItem = LowStockList['items'][number];

export interface LowState {
  readonly word: string;
  readonly tone: BadgeTone;
  readonly icon: IconName;
}

/** Why an item is on the list: its stock, its last day, or both. */
export function whyListed(
  { quantity, lowStockThreshold, expiresOn }: LowItem,
  today: string,
): LowState[] {
  const states: LowState[] = [];
  if (quantity === 0) {
    states.push({ word: 'Sold out', tone: 'bad', icon: 'alert' });
  } else if (quantity <= lowStockThreshold) {
    states.push({ word: 'Low', tone: 'attention', icon: 'low' });
  }
  if (expiresOn !== undefined && expiresOn < today) {
    states.push({ word: 'Expired', tone: 'bad', icon: 'clock' });
  } else if (expiresOn === today) {
    states.push({ word: 'Last day', tone: 'attention', icon: 'clock' });
  } else if (expiresOn !== undefined && states.length === 0) {
    states.push({ word: 'Expires soon', tone: 'attention', icon: 'clock' });
  }
  return states;
}
