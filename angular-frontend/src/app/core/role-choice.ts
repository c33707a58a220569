import { Component, computed, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Role } from '../api/types';
import { mayDo, roles, roleWords } from './role';

let choices = 0;

const sentences: Record<Role, string> = {
  cashier: 'Sells, and keeps customers.',
  manager: 'Also keeps items, their stock, and the company’s details.',
  admin: 'Also says who may sign in, and as what.',
};

/** One of the roles, each with what it may do. */
@Component({
  selector: 'q-role-choice',
  imports: [ReactiveFormsModule],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (role of offered(); track role) {
        <label>
          <input type="radio" [name]="name" [value]="role" [formControl]="control()" />
          <span class="mark" aria-hidden="true"></span>
          <span class="words">
            <span class="word">{{ words[role] }}</span>
            <span class="what">{{ sentences[role] }}</span>
          </span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './role-choice.scss',
})
export class RoleChoice {
  readonly control = input.required<FormControl<Role>>();
  readonly label = input('Role');
  /** The most that may be chosen. */
  readonly most = input<Role>('admin');

  protected readonly name = `role-${++choices}`;
  protected readonly words = roleWords;
  protected readonly sentences = sentences;
  protected readonly offered = computed(() => roles.filter((role) => mayDo(this.most(), role)));
}
