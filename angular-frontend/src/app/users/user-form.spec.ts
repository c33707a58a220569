import { problemOf } from '../ui/field';
import {
  createInvitationForm,
  createNewUserForm,
  createUserForm,
  fillIn,
  toInvitation,
  toNewUser,
  toUserChange,
} from './user-form';

const user = {
  id: 'u1',
  email: 'mira@shop.example',
  name: 'Mira',
  role: 'manager',
  disabled: false,
  createdAt: '2026-11-20T10:00:00Z',
} as const;

describe('the forms of users', () => {
  it('needs name, email and a password for a new user', () => {
    const form = createNewUserForm();
    expect(problemOf(form.controls.name)?.code).toBe('required');
    expect(problemOf(form.controls.email)?.code).toBe('required');
    expect(problemOf(form.controls.password)?.code).toBe('required');
  });

  it('sends a new user with the password to the letter, and the least role unless chosen', () => {
    const form = createNewUserForm();
    form.patchValue({
      name: ' Mira  K ',
      email: ' Mira@shop.example ',
      password: '  four words in a row ',
    });
    expect(form.valid).toBe(true);
    expect(toNewUser(form)).toEqual({
      name: 'Mira K',
      email: 'Mira@shop.example',
      role: 'cashier',
      password: '  four words in a row ',
    });
  });

  it('refuses an address nobody can be reached at', () => {
    const form = createInvitationForm();
    form.patchValue({ email: 'mira@shop' });
    expect(problemOf(form.controls.email)?.code).toBe('malformed');
  });

  it('invites by address and role', () => {
    const form = createInvitationForm();
    form.setValue({ email: 'mira@shop.example', role: 'admin' });
    expect(toInvitation(form)).toEqual({ email: 'mira@shop.example', role: 'admin' });
  });

  it('shows a user and changes only what was changed', () => {
    const form = createUserForm();
    fillIn(form, user);
    expect(form.dirty).toBe(false);
    form.controls.role.setValue('cashier');
    expect(toUserChange(form, user.disabled)).toEqual({
      name: 'Mira',
      email: 'mira@shop.example',
      role: 'cashier',
      disabled: false,
    });
  });
});
