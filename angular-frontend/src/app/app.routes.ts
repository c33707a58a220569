import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'invoices/new' },
  {
    path: 'invoices',
    loadChildren: () => import('./invoice-creator/invoice-creator.routes'),
  },
  {
    path: '**',
    title: 'Not found · Quittance',
    loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
  },
];
