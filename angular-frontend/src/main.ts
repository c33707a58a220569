import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

if (/^\/(invoices|$)/.test(location.pathname)) {
  // The first page's code comes while Angular starts, not after.
  void import('./app/invoice-creator/invoice-creator.routes');
} else {
  // The first paint that waits in index.html is the invoice creator's.
  document.querySelector('.first-paint .page')?.replaceChildren();
}

bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
