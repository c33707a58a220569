import { Component, computed, inject, input } from '@angular/core';
import { Items } from '../api/items';
import { Item } from '../api/types';
import { UnitChoice } from '../core/unit-choice';
import { sats } from '../money/sats';
import { Amount } from '../ui/amount';
import { Moment } from '../ui/moment';

/** What there is to know about an item, for whoever may not change it. */
@Component({
  selector: 'q-item-facts',
  imports: [Amount, Moment],
  template: `
    @if (picture(); as picture) {
      <img [src]="picture" [alt]="item().name" />
    }
    <dl>
      <div>
        <dt>Price, {{ unit() }}</dt>
        <dd class="price"><q-amount [amount]="price()" [unit]="unit()" /></dd>
      </div>
      @if (item().sku; as sku) {
        <div>
          <dt>Item number</dt>
          <dd>{{ sku }}</dd>
        </div>
      }
      @if (item().expiresOn; as day) {
        <div>
          <dt>Last day</dt>
          <dd><q-moment [at]="day" /></dd>
        </div>
      }
      @if (item().description; as description) {
        <div class="wide">
          <dt>Description</dt>
          <dd class="text">{{ description }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 24px;
      padding: 24px;
    }

    img {
      width: 200px;
      max-height: 240px;
      border-radius: var(--q-r);
      background: var(--q-sunken);
      object-fit: contain;
    }

    dl {
      display: grid;
      flex: 1 1 260px;
      grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
      gap: 20px;
      align-content: start;
    }

    .wide {
      grid-column: 1 / -1;
    }

    dt {
      margin-bottom: 2px;
      color: var(--q-muted);
      font: var(--q-caption);
    }

    dd {
      overflow-wrap: anywhere;
    }

    .price {
      font: var(--q-title);
      letter-spacing: -0.015em;
    }

    .text {
      white-space: pre-line;
    }
  `,
})
export class ItemFacts {
  private readonly items = inject(Items);

  readonly item = input.required<Item>();

  protected readonly unit = inject(UnitChoice).unit;
  protected readonly price = computed(() => sats(this.item().priceSats));
  protected readonly picture = computed(() =>
    this.item().hasPicture ? this.items.pictureUrl(this.item().id, 'full') : undefined,
  );
}
