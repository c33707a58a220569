import { Routes } from '@angular/router';
import { TokenPage } from './token-page';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'API tokens · Quittance', component: TokenPage },
];

export default routes;
