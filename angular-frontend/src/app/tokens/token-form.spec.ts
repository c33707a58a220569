import { today } from '../forms/calendar-date';
import { problemOf } from '../ui/field';
import { createTokenForm, toNewToken } from './token-form';

describe('the form of an API token', () => {
  it('needs a name, and begins with the least role and no end', () => {
    const form = createTokenForm();
    expect(problemOf(form.controls.name)?.code).toBe('required');
    form.patchValue({ name: ' Till  2 ' });
    expect(toNewToken(form)).toEqual({ name: 'Till 2', role: 'cashier' });
  });

  it('lets a token work until its last day is over here', () => {
    const form = createTokenForm();
    form.patchValue({ name: 'Till', lastDay: '2099-03-01' });
    expect(form.valid).toBe(true);
    const { expiresAt = '' } = toNewToken(form);
    const end = new Date(expiresAt);
    expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([
      2099, 2, 1, 23,
    ]);
  });

  it('takes today and refuses days that are over', () => {
    const form = createTokenForm();
    form.patchValue({ lastDay: today() });
    expect(problemOf(form.controls.lastDay)).toBeUndefined();
    form.patchValue({ lastDay: '2020-01-01' });
    expect(problemOf(form.controls.lastDay)?.code).toBe('past');
  });

  it('has room for 60 characters of a name', () => {
    const form = createTokenForm();
    form.patchValue({ name: 'a'.repeat(61) });
    expect(problemOf(form.controls.name)?.code).toBe('too-long');
  });
});
