import { Component, input } from '@angular/core';

let sections = 0;

/** A part of a form: what it is about at the left, its fields (two columns; `wide` takes both) at the right. */
@Component({
  selector: 'q-form-section',
  host: { role: 'group', '[attr.aria-labelledby]': 'titleId' },
  template: `
    <div class="intro">
      <h2 [id]="titleId">{{ heading() }}</h2>
      @if (hint()) {
        <p>{{ hint() }}</p>
      }
      <ng-content select="[intro]" />
    </div>
    <div class="fields"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 160px minmax(0, 1fr);
      gap: 24px;
      padding: 24px;
      border-bottom: 1px solid var(--q-hairline);
    }

    :host(:last-child) {
      border: 0;
    }

    h2 {
      font: var(--q-heading);
    }

    p {
      margin-top: 4px;
      color: var(--q-muted);
      font: var(--q-caption);
      text-wrap: pretty;
    }

    .fields {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 16px;
      align-items: start;
    }

    .fields > ::ng-deep .wide {
      grid-column: 1 / -1;
    }

    @media (width < 720px) {
      :host {
        display: block;
        padding: 20px 16px;
      }

      .intro {
        margin-bottom: 16px;
      }

      .fields {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class FormSection {
  readonly heading = input.required<string>();
  readonly hint = input('');

  protected readonly titleId = `section-${++sections}`;
}
