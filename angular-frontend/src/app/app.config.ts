import { ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withEnabledBlockingInitialNavigation,
} from '@angular/router';
import { routes } from './app.routes';
import { provideConfiguration } from './core/configuration';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideConfiguration(), // Until the first page is there, index.html's own first paint stays.
    provideRouter(routes, withEnabledBlockingInitialNavigation(), withComponentInputBinding()),
  ],
};
