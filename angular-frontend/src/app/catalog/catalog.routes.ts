import { Routes } from '@angular/router';
import { roleGuard } from '../core/role-guard';
import { mayLeaveGuard } from '../core/unsaved';
import { ItemList } from './item-list';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Items · Quittance', component: ItemList },
  {
    path: 'new',
    title: 'New item · Quittance',
    canMatch: [roleGuard('manager')],
    canDeactivate: [mayLeaveGuard],
    loadComponent: () => import('./item-editor').then((m) => m.ItemEditor),
  },
  {
    path: 'import',
    title: 'Import items · Quittance',
    canMatch: [roleGuard('manager')],
    loadComponent: () => import('./item-import').then((m) => m.ItemImport),
  },
  {
    path: ':itemId',
    title: 'Item · Quittance',
    canDeactivate: [mayLeaveGuard],
    loadComponent: () => import('./item-editor').then((m) => m.ItemEditor),
  },
  {
    path: ':itemId/stock',
    title: 'Stock · Quittance',
    loadComponent: () => import('./stock-history').then((m) => m.StockHistory),
  },
];

export default routes;
