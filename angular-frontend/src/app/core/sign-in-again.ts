import { ApplicationRef, createComponent, inject, Injectable } from '@angular/core';

/** Asks the person to sign in again over the page, whose session has ended, so that nothing typed is lost. */
@Injectable({ providedIn: 'root' })
export class SignInAgain {
  private readonly app = inject(ApplicationRef);
  private asking?: Promise<boolean>;

  /** True when the person did. Calls that end together ask only once. */
  ask(): Promise<boolean> {
    return (this.asking ??= this.open().finally(() => (this.asking = undefined)));
  }

  private async open(): Promise<boolean> {
    const { SignInDialog } = await import('./sign-in-dialog');
    const host = document.body.appendChild(document.createElement('div'));
    const dialog = createComponent(SignInDialog, {
      hostElement: host,
      environmentInjector: this.app.injector,
    });
    this.app.attachView(dialog.hostView);
    return new Promise<boolean>((resolve) => dialog.instance.answered.subscribe(resolve)).finally(
      () => {
        dialog.destroy();
        host.remove();
      },
    );
  }
}
