import { Routes } from '@angular/router';
import { LedgerList } from './ledger-list';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Invoices · Quittance', component: LedgerList },
  {
    path: ':invoiceId',
    title: 'Invoice · Quittance',
    loadComponent: () => import('./ledger-invoice').then((m) => m.LedgerInvoicePage),
  },
];

export default routes;
