import { Component, Injector, ViewEncapsulation } from '@angular/core';
import { MatDialog, MatDialogModule } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'q-confirm-forget',
  imports: [MatDialogModule],
  template: `
    <h2 mat-dialog-title>Forget this device?</h2>
    <mat-dialog-content>
      <p>
        Your company, its logo and tax, your Bitcoin address and the last invoice number are removed
        from this browser. Documents already made are not touched.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="button" mat-dialog-close cdkFocusInitial>Keep</button>
      <button type="button" class="button danger" [mat-dialog-close]="true">Forget</button>
    </mat-dialog-actions>
  `,
  styleUrl: './confirm-forget.scss',
  encapsulation: ViewEncapsulation.None,
})
class ConfirmForget {}

/** Asks, in a dialog that is loaded when it is first needed. */
export async function confirmForget(injector: Injector): Promise<boolean> {
  const dialog = injector.get(MatDialog).open(ConfirmForget, { maxWidth: 440 });
  return (await firstValueFrom(dialog.afterClosed())) === true;
}
