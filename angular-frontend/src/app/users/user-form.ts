import { FormControl, FormGroup } from '@angular/forms';
import { NewInvitation, NewUser, Role, User, UserChange } from '../api/types';
import { newPasswordProblem } from '../core/password-problem';
import { readEmail } from '../forms/email';
import { lineOf, readBy, TextControl, textControl, tidyBy } from '../forms/form-controls';

export interface InvitationForm {
  email: TextControl;
  role: FormControl<Role>;
}

export interface UserForm extends InvitationForm {
  name: TextControl;
}

export interface NewUserForm extends UserForm {
  password: FormControl<string>;
}

export function createInvitationForm(): FormGroup<InvitationForm> {
  return new FormGroup<InvitationForm>({
    email: textControl(
      readBy((text) => (text.trim() === '' ? missingEmail : readEmail(text))),
      tidyBy(readEmail, (email) => email),
    ),
    role: new FormControl<Role>('cashier', { nonNullable: true }),
  });
}

export function createUserForm(): FormGroup<UserForm> {
  return new FormGroup<UserForm>({
    name: textControl(lineOf(200, 'Enter the user’s name.')),
    ...createInvitationForm().controls,
  });
}

export function createNewUserForm(): FormGroup<NewUserForm> {
  return new FormGroup<NewUserForm>({
    ...createUserForm().controls,
    password: new FormControl('', { nonNullable: true, validators: newPasswordProblem }),
  });
}

/** Shows a user as the server has it; nothing counts as typed any more. */
export function fillIn(form: FormGroup<UserForm>, { name, email, role }: User): void {
  form.reset({ name, email, role });
}

export function toInvitation(form: FormGroup<InvitationForm>): NewInvitation {
  const { email, role } = form.controls;
  return { email: tidied(email), role: role.value };
}

export function toNewUser(form: FormGroup<NewUserForm>): NewUser {
  const { name, email, role, password } = form.controls;
  // The very characters: a password is never tidied.
  return {
    name: tidied(name),
    email: tidied(email),
    role: role.value,
    password: password.value,
  };
}

/** @param disabled whether the user may not sign in, which no field of the form says. */
export function toUserChange(form: FormGroup<UserForm>, disabled: boolean): UserChange {
  const { name, email, role } = form.controls;
  return { name: tidied(name), email: tidied(email), role: role.value, disabled };
}

const missingEmail = {
  ok: false,
  problem: { code: 'required', message: 'Enter an email address: it is what one signs in with.' },
} as const;

function tidied(control: TextControl): string {
  return control.tidy(control.value);
}
