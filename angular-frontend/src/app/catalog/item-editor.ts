import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { Items } from '../api/items';
import { randomKey } from '../api/random-key';
import { Item } from '../api/types';
import { FailureNotice } from '../core/failure-notice';
import { problemCode } from '../core/problem-code';
import { Session } from '../core/session';
import { UnitChoice } from '../core/unit-choice';
import { MayLeave } from '../core/unsaved';
import { isReady } from '../forms/submit';
import { AmountInput } from '../ui/amount-input';
import { Badge } from '../ui/badge';
import { Confirm } from '../ui/confirm';
import { Field } from '../ui/field';
import { FormSection } from '../ui/form-section';
import { ImageDrop } from '../ui/image-drop';
import { Input } from '../ui/input';
import { LeaveQuestion } from '../ui/leave-question';
import { PageFrame } from '../ui/page';
import { ProgressBar } from '../ui/progress-bar';
import { Toasts } from '../ui/toasts';
import { UnitSwitch } from '../ui/unit-switch';
import { WholeInput, wholeText } from '../ui/whole-input';
import { ConflictChoice } from './conflict-choice';
import { EditedPicture } from './edited-picture';
import { ConflictField, Conflicts, conflictsOf, taken } from './item-conflict';
import { ItemFacts } from './item-facts';
import { fillItemForm, itemChange, itemForm, newItem } from './item-form';
import { ItemRefusals } from './item-refusals';
import { expiryOf, stockOf } from './item-state';

/** An item: new, or one that is there. Whoever may not change it sees what there is to know. */
@Component({
  selector: 'q-item-editor',
  imports: [
    AmountInput,
    Badge,
    Confirm,
    ConflictChoice,
    FailureNotice,
    Field,
    FormSection,
    ImageDrop,
    Input,
    ItemFacts,
    LeaveQuestion,
    PageFrame,
    ProgressBar,
    ReactiveFormsModule,
    RouterLink,
    UnitSwitch,
    WholeInput,
  ],
  templateUrl: './item-editor.html',
  styleUrl: './item-editor.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class ItemEditor implements MayLeave {
  private readonly items = inject(Items);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly title = inject(Title);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly leaveQuestion = viewChild.required(LeaveQuestion);

  /** From the address; absent for a new one. */
  readonly itemId = input<string>();

  protected readonly mayManage = inject(Session).may('manager');
  protected readonly units = inject(UnitChoice);
  protected readonly form = itemForm();
  protected readonly fields = this.form.controls;
  private readonly editedPicture = new EditedPicture(this.items);
  protected readonly picture = this.editedPicture.control;

  protected readonly item = signal<Item | undefined>(undefined);
  private etag = '';
  /** The same key as long as the same new item is tried. */
  private key = randomKey();

  private readonly refusals = new ItemRefusals(this.form, this.element);
  protected readonly failure = this.refusals.failure;
  protected readonly details = this.refusals.details;
  protected readonly saving = signal(false);
  protected readonly conflict = signal<Conflicts | undefined>(undefined);
  protected readonly archiving = signal(false);

  protected readonly heading = computed(() =>
    this.itemId() ? (this.item()?.name ?? 'Item') : 'New item',
  );
  protected readonly stock = computed(() => this.item() && stockOf(this.item() as Item));
  protected readonly expiry = computed(() => this.item() && expiryOf(this.item() as Item));
  protected readonly whole = wholeText;

  constructor() {
    this.form.valueChanges.subscribe(() => (this.key = randomKey()));
    effect(() => {
      const id = this.itemId();
      untracked(() => id && void this.load(id));
    });
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.isDirty() || this.leaveQuestion().ask();
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isDirty()) {
      event.preventDefault();
    }
  }

  protected async load(id: string): Promise<void> {
    await this.refusals.attempt(async () => {
      const { body, etag = '' } = await this.items.read(id);
      this.show(body, etag);
    });
  }

  protected async save(): Promise<void> {
    if (this.saving() || !isReady(this.form, this.element)) {
      return;
    }
    this.saving.set(true);
    try {
      await this.refusals.attempt(() => (this.item() ? this.update() : this.create()));
    } finally {
      this.saving.set(false);
    }
  }

  /** Goes on with what the person has chosen; the version they saw is the new base. */
  protected async settle(theirs: readonly ConflictField[]): Promise<void> {
    const conflict = this.conflict();
    this.conflict.set(undefined);
    if (conflict) {
      this.form.patchValue(taken(theirs, conflict.now, this.form));
      this.item.set(conflict.now);
      this.etag = conflict.etag;
      await this.save();
    }
  }

  protected async archive(isSure: boolean): Promise<void> {
    this.archiving.set(false);
    const item = this.item();
    if (isSure && item) {
      await this.refusals.attempt(async () => {
        await this.items
          .archive(item.id, this.etag)
          .catch((error: unknown) => this.showNow(item.id, error));
        await this.load(item.id);
        this.toasts.show(`${item.name} is archived.`, {
          word: 'Undo',
          run: () => void this.restore(),
        });
      });
    }
  }

  /** @throws the refusal, once the page shows what somebody changed meanwhile; what was typed stays. */
  private async showNow(id: string, error: unknown): Promise<never> {
    if (problemCode(error) === 'changed-meanwhile' && !this.isDirty()) {
      const { body, etag = '' } = await this.items.read(id);
      this.show(body, etag);
    }
    throw error;
  }

  protected async restore(): Promise<void> {
    const item = this.item();
    if (item) {
      await this.refusals.attempt(async () => {
        await this.items.restore(item.id);
        await this.load(item.id);
        this.toasts.show(`${item.name} is for sale again.`);
      });
    }
  }

  protected retry(): void {
    const id = this.itemId();
    if (id && !this.item()) {
      void this.load(id);
    } else {
      void this.save();
    }
  }

  private async create(): Promise<void> {
    const item = await this.items.create(newItem(this.form), this.key);
    const pictureIsIn = await this.editedPicture.save(item.id);
    this.form.markAsPristine();
    this.picture.markAsPristine();
    this.toasts.show(
      pictureIsIn ? `${item.name} is added.` : `${item.name} is added, but without its picture.`,
    );
    await this.router.navigateByUrl(`/items/${item.id}`, { replaceUrl: true });
  }

  private async update(): Promise<void> {
    const base = this.item() as Item;
    try {
      await this.items.update(base.id, itemChange(this.form), this.etag);
    } catch (error) {
      if (problemCode(error) !== 'changed-meanwhile') {
        throw error;
      }
      const { body, etag = '' } = await this.items.read(base.id);
      this.conflict.set({ now: body, etag, fields: conflictsOf(base, body, this.form) });
      return;
    }
    const pictureIsIn = await this.editedPicture.save(base.id);
    const { body, etag = '' } = await this.items.read(base.id);
    if (pictureIsIn) {
      this.show(body, etag);
      this.toasts.show('Saved.');
    } else {
      this.item.set(body);
      this.etag = etag;
      this.form.markAsPristine();
    }
  }

  private show(item: Item, etag: string): void {
    this.item.set(item);
    this.etag = etag;
    fillItemForm(this.form, item);
    this.editedPicture.show(item);
    this.title.setTitle(`${item.name} · Quittance`);
  }

  private isDirty(): boolean {
    return this.mayManage && (this.form.dirty || this.picture.dirty);
  }
}
