import { Purchase } from '../api/types';
import { BadgeTone } from '../ui/badge';
import { IconName } from '../ui/icon';

export interface PurchaseState {
  readonly word: string;
  readonly tone: BadgeTone;
  readonly icon: IconName;
  /** Where one sees more of it, and what that is called. */
  readonly link?: { readonly path: string; readonly word: string };
}

/** What became of a purchase. */
export function purchaseState({ status, customerId, saleId }: Purchase): PurchaseState {
  switch (status) {
    case 'open':
      return {
        word: 'Open',
        tone: 'attention',
        icon: 'clock',
        link: { path: `/sales/purchase/${customerId}`, word: 'Continue' },
      };
    case 'checked-out':
      return {
        word: 'Sold',
        tone: 'good',
        icon: 'check',
        ...(saleId && { link: { path: `/sales/${saleId}`, word: 'Invoice' } }),
      };
    case 'abandoned':
      return { word: 'Abandoned, stock returned', tone: 'quiet', icon: 'undo' };
  }
}
