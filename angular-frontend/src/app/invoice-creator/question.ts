import { Component, inject, Injector, ViewEncapsulation } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Something to ask before it is done. */
export interface Question<A extends string> {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** What the button says that leaves everything as it is; Escape does the same. */
  readonly keep: string;
  readonly answers: readonly {
    readonly answer: A;
    readonly words: string;
    readonly look?: 'filled' | 'danger';
  }[];
}

@Component({
  selector: 'q-question',
  imports: [MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ question.heading }}</h2>
    <mat-dialog-content>
      @for (paragraph of question.paragraphs; track $index) {
        <p>{{ paragraph }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions [class.three]="question.answers.length > 1">
      <button type="button" class="button" mat-dialog-close cdkFocusInitial>
        {{ question.keep }}
      </button>
      @for (choice of question.answers; track choice.answer) {
        <button
          type="button"
          class="button"
          [class.filled]="choice.look === 'filled'"
          [class.danger]="choice.look === 'danger'"
          [mat-dialog-close]="choice.answer"
        >
          {{ choice.words }}
        </button>
      }
    </mat-dialog-actions>
  `,
  styleUrl: './question.scss',
  encapsulation: ViewEncapsulation.None,
})
class QuestionDialog {
  protected readonly question = inject<Question<string>>(MAT_DIALOG_DATA);
}

/** The answer, or nothing where all is to stay as it is. */
export async function ask<A extends string>(
  injector: Injector,
  question: Question<A>,
): Promise<A | undefined> {
  const dialog = injector.get(MatDialog).open<QuestionDialog, Question<A>, A>(QuestionDialog, {
    data: question,
    maxWidth: question.answers.length > 1 ? 560 : 440,
  });
  return (await firstValueFrom(dialog.afterClosed())) || undefined;
}
