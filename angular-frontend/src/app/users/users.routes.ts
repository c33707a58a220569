import { Routes } from '@angular/router';
import { mayLeaveGuard } from '../core/unsaved';
import { UserList } from './user-list';

const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Users · Quittance', component: UserList },
  {
    path: 'new',
    title: 'New user · Quittance',
    canDeactivate: [mayLeaveGuard],
    loadComponent: () => import('./new-user').then((m) => m.NewUserPage),
  },
  {
    path: ':userId',
    title: 'User · Quittance',
    canDeactivate: [mayLeaveGuard],
    loadComponent: () => import('./user-editor').then((m) => m.UserEditor),
  },
];

export default routes;
