import { Role } from '../api/types';

/** From the one who may do least to the one who may do everything. */
export const roles: readonly Role[] = ['cashier', 'manager', 'admin'];

export const roleWords: Record<Role, string> = {
  cashier: 'Cashier',
  manager: 'Manager',
  admin: 'Admin',
};

/** Each role may do what the ones before it may. */
export function mayDo(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(needed);
}
