import { Component, input } from '@angular/core';
import { CopyButton } from './copy-button';
import { Icon } from './icon';

/** What opens a customer's wallet with address and amount filled in: to be copied, sent or opened. */
@Component({
  selector: 'q-payment-link',
  imports: [CopyButton, Icon],
  template: `
    <code tabindex="0" role="group" aria-label="Payment link">{{ uri() }}</code>
    <div>
      <q-copy-button [text]="uri()" what="the payment link" />
      <a class="button small" [href]="uri()"
        ><q-icon name="external" size="16" />Open in a wallet</a
      >
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }

    code {
      max-height: 120px;
      padding: 8px 12px;
      overflow: auto;
      border-radius: var(--q-r);
      background: var(--q-sunken);
      font: 400 12px/20px var(--q-mono);
      overflow-wrap: anywhere;
      scrollbar-width: thin;
    }

    div {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class PaymentLink {
  readonly uri = input.required<string>();
}
