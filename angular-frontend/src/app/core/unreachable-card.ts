import { Component, inject, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { Configuration } from './configuration';

/**
 * Shown when nobody answers at the API's address. A closed port and a certificate the browser does not
 * trust look the same to a page, so the card offers the way out of both.
 */
@Component({
  selector: 'q-unreachable-card',
  imports: [Icon],
  host: { role: 'alert', '(window:focus)': 'returned.emit()' },
  template: `
    <q-icon name="unplugged" />
    <div>
      <h3 tabindex="-1">The server does not answer</h3>
      <p>
        Nothing was heard from <span class="address">{{ origin }}</span
        >. It may be stopped, or your browser does not trust its certificate yet.
      </p>
      <ol>
        <li>Make sure that the server runs.</li>
        <li>
          <a [href]="pingUrl" target="_blank" rel="noopener">Open {{ pingUrl }}</a> in a new tab. If
          your browser warns about the certificate, and this is your own server, accept it there.
        </li>
        <li>Come back: we try again by ourselves.</li>
      </ol>
      <button type="button" class="button" (click)="retry.emit()">
        <q-icon name="retry" size="16" />Try again
      </button>
    </div>
  `,
  styleUrl: './unreachable-card.scss',
})
export class UnreachableCard {
  private readonly configuration = inject(Configuration);

  readonly retry = output();
  /** The person is back, perhaps from accepting the certificate. */
  readonly returned = output();

  protected readonly origin = this.configuration.apiOrigin;
  protected readonly pingUrl = new URL(this.configuration.url('/ping'), document.baseURI).href;
}
