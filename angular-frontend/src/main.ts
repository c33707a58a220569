import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// The first page's code comes while Angular starts, not after.
void import('./app/invoice-creator/invoice-creator.routes');

bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
