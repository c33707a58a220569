import { Routes } from '@angular/router';
import { mayLeaveGuard } from '../core/unsaved';

const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/customers' },
  {
    path: 'purchase/:customerId',
    title: 'Purchase · Quittance',
    canDeactivate: [mayLeaveGuard],
    loadComponent: () => import('./purchase-editor').then((m) => m.PurchaseEditor),
  },
  {
    path: ':saleId',
    title: 'Sale · Quittance',
    loadComponent: () => import('./sale-page').then((m) => m.SalePage),
  },
];

export default routes;
