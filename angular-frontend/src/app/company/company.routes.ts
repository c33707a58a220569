import { Routes } from '@angular/router';
import { CompanyPage } from './company-page';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Company · Quittance', component: CompanyPage },
];

export default routes;
