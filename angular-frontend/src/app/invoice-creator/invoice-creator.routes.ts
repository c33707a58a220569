import { Routes } from '@angular/router';
import { InvoiceCreator } from './invoice-creator';

const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'new' },
  { path: 'new', title: 'New invoice · Quittance', component: InvoiceCreator },
];

export default routes;
