import { Role } from '../api/types';
import { IconName } from '../ui/icon';

/** Somewhere the navigation leads. */
export interface Place {
  readonly path: string;
  readonly word: string;
  readonly icon: IconName;
  /** The least that one must be to see it; everybody if absent. */
  readonly role?: Role;
}

/** Groups, in the order of a day's work; a line stands between them. */
export const places: readonly (readonly Place[])[] = [
  [{ path: '/invoices', word: 'New invoice', icon: 'add' }],
  [
    { path: '/ledger', word: 'Invoices', icon: 'invoice', role: 'cashier' },
    { path: '/items', word: 'Items', icon: 'box', role: 'cashier' },
    { path: '/customers', word: 'Customers', icon: 'people', role: 'cashier' },
    { path: '/low-stock', word: 'Low stock', icon: 'low', role: 'cashier' },
  ],
  [
    { path: '/company', word: 'Company', icon: 'shop', role: 'manager' },
    { path: '/users', word: 'Users', icon: 'lock', role: 'admin' },
  ],
];
