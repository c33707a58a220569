import { Component, input } from '@angular/core';
import { CopyButton } from './copy-button';
import { Icon } from './icon';

/** A text that is shown this once, to be copied. What becomes of it is projected. */
@Component({
  selector: 'q-secret',
  imports: [CopyButton, Icon],
  template: `
    <div class="box">
      <code tabindex="0" role="group" [attr.aria-label]="label()">{{ text() }}</code>
      <q-copy-button [text]="text()" [what]="label()" />
    </div>
    <p>
      <q-icon name="alert" size="16" /><span><ng-content /></span>
    </p>
  `,
  styles: `
    :host {
      display: block;
    }

    .box {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 8px 8px 8px 12px;
      border: 1px solid var(--q-primary);
      border-radius: var(--q-r);
      background: var(--q-primary-soft);
      color: var(--q-on-primary-soft);
    }

    code {
      flex: 1;
      min-width: 0;
      font: 400 13px/20px var(--q-mono);
      font-variant-ligatures: none;
      overflow-wrap: anywhere;
    }

    p {
      display: flex;
      gap: 6px;
      margin-top: 8px;
      font: var(--q-caption);
      color: var(--q-muted);
    }

    @media (width < 720px) {
      .box {
        flex-direction: column;
        align-items: stretch;
        padding: 12px;
      }
    }
  `,
})
export class Secret {
  readonly text = input.required<string>();
  /** What it is, for those who cannot see it: `the invitation link`. */
  readonly label = input.required<string>();
}
