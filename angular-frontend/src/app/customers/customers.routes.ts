import { Routes } from '@angular/router';
import { roleGuard } from '../core/role-guard';
import { mayLeaveGuard } from '../core/unsaved';
import { CustomerList } from './customer-list';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Customers · Quittance', component: CustomerList },
  {
    path: 'new',
    title: 'New customer · Quittance',
    canDeactivate: [mayLeaveGuard],
    loadComponent: () => import('./customer-editor').then((m) => m.CustomerEditor),
  },
  {
    path: 'import',
    title: 'Import customers · Quittance',
    canMatch: [roleGuard('manager')],
    loadComponent: () => import('./customer-import').then((m) => m.CustomerImport),
  },
  {
    path: ':customerId',
    title: 'Customer · Quittance',
    canDeactivate: [mayLeaveGuard],
    loadComponent: () => import('./customer-editor').then((m) => m.CustomerEditor),
  },
  {
    path: ':customerId/sales',
    title: 'Sales to a customer · Quittance',
    loadComponent: () => import('./customer-sales').then((m) => m.CustomerSales),
  },
  {
    path: ':customerId/purchases',
    title: 'Purchases of a customer · Quittance',
    loadComponent: () => import('./customer-purchases').then((m) => m.CustomerPurchases),
  },
];

export default routes;
