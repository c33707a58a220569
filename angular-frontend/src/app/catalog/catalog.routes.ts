import { Routes } from '@angular/router';
import { ItemList } from './item-list';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Items · Quittance', component: ItemList },
];

export default routes;
