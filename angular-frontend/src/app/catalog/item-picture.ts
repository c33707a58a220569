import { Component, computed, inject, input } from '@angular/core';
import { Items } from '../api/items';
import { Item } from '../api/types';
import { Icon } from '../ui/icon';

/** An item's picture, small, or the place of one. The name stands beside it. */
@Component({
  selector: 'q-item-picture',
  imports: [Icon],
  template: `
    @if (url(); as url) {
      <img alt="" loading="lazy" decoding="async" [src]="url" />
    } @else {
      <q-icon name="box" size="18" />
    }
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: 40px;
      height: 40px;
      overflow: hidden;
      border-radius: 8px;
      background: var(--q-sunken);
      color: var(--q-field);
    }

    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class ItemPicture {
  private readonly items = inject(Items);

  readonly item = input.required<Item>();

  protected readonly url = computed(() => {
    const { id, hasPicture } = this.item();
    return hasPicture ? this.items.pictureUrl(id, 'thumbnail') : undefined;
  });
}
