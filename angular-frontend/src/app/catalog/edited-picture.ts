import { FormControl } from '@angular/forms';
import { Items } from '../api/items';
import { Item } from '../api/types';
import { ApiError } from '../core/failure';
import { putProblem } from '../forms/place-problems';
import { blobOf } from './picture-blob';

/** An item's picture while the item is edited. It is saved on its own, after the item. */
export class EditedPicture {
  /** A data URI when the person has chosen one, the address of the one that is there, or nothing. */
  readonly control = new FormControl<string | null>(null);

  constructor(private readonly items: Items) {}

  show(item: Item): void {
    // A picture put here a moment ago is shown as it was chosen: the browser may still hold the one before.
    const shown = this.control.value;
    const isFresh = item.hasPicture && shown?.startsWith('data:');
    this.control.reset(
      isFresh ? shown : item.hasPicture ? this.items.pictureUrl(item.id, 'full') : null,
    );
  }

  /** False when the server did not take the picture; its field says why. */
  async save(id: string): Promise<boolean> {
    const picture = this.control.value;
    if (!this.control.dirty) {
      return true;
    }
    try {
      if (picture === null) {
        await this.items.deletePicture(id);
      } else {
        await this.items.putPicture(id, blobOf(picture));
      }
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.failure.kind !== 'problem') {
        throw error;
      }
      const { code, title, detail } = error.failure.problem;
      putProblem(this.control, code, detail ?? title);
      return false;
    }
  }
}
