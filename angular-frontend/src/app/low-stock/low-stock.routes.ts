import { Routes } from '@angular/router';
import { LowStockPage } from './low-stock-page';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Low stock · Quittance', component: LowStockPage },
];

export default routes;
