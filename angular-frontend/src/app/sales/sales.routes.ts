import { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/customers' },
  {
    path: 'purchase/:customerId',
    title: 'Purchase · Quittance',
    loadComponent: () => import('./purchase-editor').then((m) => m.PurchaseEditor),
  },
  {
    path: ':saleId',
    title: 'Sale · Quittance',
    loadComponent: () => import('./sale-page').then((m) => m.SalePage),
  },
];

export default routes;
