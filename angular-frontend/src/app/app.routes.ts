import { Routes } from '@angular/router';
import { roleGuard } from './core/role-guard';

/** Pages for people who have signed in; none of their code is loaded for anybody else. */
const backOffice: Routes = [
  {
    path: 'items',
    canMatch: [roleGuard('cashier')],
    loadChildren: () => import('./catalog/catalog.routes'),
  },
  {
    path: 'customers',
    canMatch: [roleGuard('cashier')],
    loadChildren: () => import('./customers/customers.routes'),
  },
  {
    path: 'sales',
    canMatch: [roleGuard('cashier')],
    loadChildren: () => import('./sales/sales.routes'),
  },
  {
    path: 'ledger',
    canMatch: [roleGuard('cashier')],
    loadChildren: () => import('./ledger/ledger.routes'),
  },
  {
    path: 'low-stock',
    canMatch: [roleGuard('cashier')],
    loadChildren: () => import('./low-stock/low-stock.routes'),
  },
  {
    path: 'company',
    canMatch: [roleGuard('manager')],
    loadChildren: () => import('./company/company.routes'),
  },
  {
    path: 'users',
    canMatch: [roleGuard('admin')],
    loadChildren: () => import('./users/users.routes'),
  },
  {
    path: 'account/tokens',
    canMatch: [roleGuard('cashier')],
    loadChildren: () => import('./tokens/tokens.routes'),
  },
  {
    path: 'account',
    title: 'My account · Quittance',
    canMatch: [roleGuard('cashier')],
    loadComponent: () => import('./account/my-account').then((m) => m.MyAccount),
  },
];

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'invoices/new' },
  {
    path: 'invoices',
    loadChildren: () => import('./invoice-creator/invoice-creator.routes'),
  },
  ...backOffice,
  {
    path: 'sign-in',
    title: 'Sign in · Quittance',
    loadComponent: () => import('./account/sign-in').then((m) => m.SignIn),
  },
  {
    path: 'register',
    title: 'Register · Quittance',
    loadComponent: () => import('./account/register').then((m) => m.Register),
  },
  {
    path: 'not-allowed',
    title: 'Not for your role · Quittance',
    loadComponent: () => import('./shell/not-allowed').then((m) => m.NotAllowed),
  },
  {
    path: '**',
    title: 'Not found · Quittance',
    loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
  },
];
