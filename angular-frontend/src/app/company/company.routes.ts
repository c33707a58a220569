import { Routes } from '@angular/router';
import { mayLeaveGuard } from '../core/unsaved';
import { CompanyPage } from './company-page';

const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Company · Quittance',
    canDeactivate: [mayLeaveGuard],
    component: CompanyPage,
  },
];

export default routes;
