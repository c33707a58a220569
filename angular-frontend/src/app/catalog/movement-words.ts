import { NewStockMovement, StockMovement } from '../api/types';

export type MovementReason = NewStockMovement['reason'];

/** What a person can say changed the stock. */
export const reasonChoices: readonly {
  readonly reason: MovementReason;
  readonly words: string;
}[] = [
  { reason: 'received', words: 'Received from a supplier' },
  { reason: 'returned', words: 'Returned by a customer' },
  { reason: 'damaged', words: 'Damaged or lost' },
  { reason: 'counted', words: 'Counted, and it differs' },
];

/** What stands in the history. */
export const reasonWords: Record<StockMovement['reason'], string> = {
  initial: 'First stock',
  received: 'Received',
  returned: 'Returned',
  damaged: 'Damaged or lost',
  counted: 'Counted',
  imported: 'Imported',
  reserved: 'Reserved for a purchase',
  released: 'Given back by a purchase',
};

/** Which way a reason goes; nothing if it can go either way. */
export function directionOf(reason: MovementReason): 'more' | 'fewer' | undefined {
  switch (reason) {
    case 'received':
    case 'returned':
      return 'more';
    case 'damaged':
      return 'fewer';
    case 'counted':
      return undefined;
  }
}
