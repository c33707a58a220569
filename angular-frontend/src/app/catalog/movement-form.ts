import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Items } from '../api/items';
import { randomKey } from '../api/random-key';
import { Item, NewStockMovement } from '../api/types';
import { ApiError, Failure } from '../core/failure';
import { FailureNotice } from '../core/failure-notice';
import { linesOf, textControl } from '../forms/form-controls';
import { placeProblems, putProblem } from '../forms/place-problems';
import { focusFirstProblem, isReady } from '../forms/submit';
import { cleanLines } from '../forms/text-cleaning';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { ViewChoice, ViewOption } from '../ui/view-choice';
import { WholeInput, wholeText } from '../ui/whole-input';
import { directionOf, MovementReason, reasonChoices } from './movement-words';

/** Changes the stock of an item, with the reason. */
@Component({
  selector: 'q-movement-form',
  imports: [FailureNotice, Field, Input, ReactiveFormsModule, ViewChoice, WholeInput],
  template: `
    <form novalidate aria-label="Change stock" [formGroup]="form" (ngSubmit)="move()">
      <q-field label="Reason" [control]="form.controls.reason">
        <select qInput [formControl]="form.controls.reason">
          @for (choice of reasons; track choice.reason) {
            <option [value]="choice.reason">{{ choice.words }}</option>
          }
        </select>
      </q-field>
      @if (fixed() === undefined) {
        <q-view-choice
          label="More or fewer than recorded"
          [options]="directions"
          [value]="direction()"
          (chosen)="direction.set($event)"
        />
      }
      <q-field [label]="piecesLabel()" [hint]="outcome()" [control]="form.controls.pieces">
        <input qInput qWhole [least]="1" [formControl]="form.controls.pieces" />
      </q-field>
      <q-field label="Note" optional [control]="form.controls.note">
        <textarea qInput rows="2" [formControl]="form.controls.note"></textarea>
      </q-field>
      @if (failure(); as failure) {
        <q-failure [failure]="failure" [details]="details()" (retry)="move()" />
      }
      <button type="submit" class="button filled" [attr.aria-disabled]="working()">
        {{ adds() ? 'Add to stock' : 'Take from stock' }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
  `,
})
export class MovementForm {
  private readonly items = inject(Items);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly item = input.required<Item>();
  readonly moved = output();

  protected readonly form = new FormGroup({
    reason: new FormControl<MovementReason>('received', { nonNullable: true }),
    pieces: new FormControl<number | null>(null),
    note: textControl(linesOf(2000), cleanLines),
  });
  private readonly value = toSignal(this.form.valueChanges);
  protected readonly reasons = reasonChoices;
  protected readonly directions: readonly ViewOption[] = [
    { value: 'more', word: 'More than recorded' },
    { value: 'fewer', word: 'Fewer' },
  ];
  /** Only a count can go either way. */
  protected readonly direction = signal('more');
  protected readonly fixed = computed(() => {
    this.value();
    return directionOf(this.form.controls.reason.value);
  });
  protected readonly adds = computed(() => (this.fixed() ?? this.direction()) === 'more');
  protected readonly piecesLabel = computed(() =>
    this.fixed() === undefined
      ? this.adds()
        ? 'Pieces more'
        : 'Pieces fewer'
      : this.adds()
        ? 'Pieces in'
        : 'Pieces out',
  );
  /** What it comes to, before anything is done. */
  protected readonly outcome = computed(() => {
    this.value();
    const pieces = this.form.controls.pieces.value;
    const { quantity } = this.item();
    if (pieces === null) {
      return `${wholeText(quantity)} can be sold now.`;
    }
    const left = quantity + (this.adds() ? pieces : -pieces);
    return left < 0
      ? `There are only ${wholeText(quantity)}.`
      : `${wholeText(quantity)} now, then ${wholeText(left)}.`;
  });

  protected readonly working = signal(false);
  protected readonly failure = signal<Failure | undefined>(undefined);
  protected readonly details = signal<readonly string[]>([]);
  private key = randomKey();

  constructor() {
    this.form.valueChanges.subscribe(() => (this.key = randomKey()));
  }

  protected async move(): Promise<void> {
    if (this.working() || !isReady(this.form, this.element)) {
      return;
    }
    this.working.set(true);
    this.failure.set(undefined);
    try {
      await this.items.moveStock(this.item().id, this.movement(), this.key);
      this.form.reset({ reason: this.form.controls.reason.value });
      this.moved.emit();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.refuse(error.failure);
    } finally {
      this.working.set(false);
    }
  }

  private movement(): NewStockMovement {
    const { reason, pieces, note } = this.form.getRawValue();
    const text = cleanLines(note);
    return {
      reason,
      change: this.adds() ? (pieces ?? 0) : -(pieces ?? 0),
      ...(text && { note: text }),
    };
  }

  private refuse(failure: Failure): void {
    const problem = failure.kind === 'problem' ? failure.problem : undefined;
    if (problem?.code === 'not-enough-stock' || problem?.code === 'stock-too-large') {
      putProblem(this.form.controls.pieces, problem.code, problem.detail ?? problem.title);
      focusFirstProblem(this.element);
    } else {
      this.details.set(placeProblems(this.form, problem?.errors));
      this.failure.set(failure);
    }
  }
}
