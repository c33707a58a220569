import { LedgerEntry } from '../api/types';
import { BadgeTone } from '../ui/badge';
import { IconName } from '../ui/icon';

/** What a badge says of how far an invoice is paid. */
export interface PaymentState {
  readonly word: string;
  readonly tone: BadgeTone;
  readonly icon: IconName;
}

const states: Record<LedgerEntry['status'], PaymentState> = {
  open: { word: 'Open', tone: 'info', icon: 'clock' },
  'partly-paid': { word: 'Partly paid', tone: 'attention', icon: 'clock' },
  paid: { word: 'Paid', tone: 'good', icon: 'check' },
  overpaid: { word: 'Overpaid', tone: 'attention', icon: 'alert' },
};

export function paymentStateOf({
  status,
  late,
}: Pick<LedgerEntry, 'status' | 'late'>): PaymentState {
  return late ? { word: 'Late', tone: 'bad', icon: 'alert' } : states[status];
}
