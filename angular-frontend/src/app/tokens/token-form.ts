import { FormControl, FormGroup } from '@angular/forms';
import { NewToken, Role } from '../api/types';
import { readDate, today } from '../forms/calendar-date';
import {
  all,
  Check,
  lineOf,
  optional,
  readBy,
  TextControl,
  textControl,
} from '../forms/form-controls';
import { cleanLine } from '../forms/text-cleaning';

export interface TokenForm {
  name: TextControl;
  role: FormControl<Role>;
  /** An ISO date, or empty for a token without an end. */
  lastDay: TextControl;
}

export function createTokenForm(): FormGroup<TokenForm> {
  return new FormGroup<TokenForm>({
    name: textControl(lineOf(60, 'Name what will use it, such as “Till 2” or “Bookkeeping”.')),
    role: new FormControl<Role>('cashier', { nonNullable: true }),
    lastDay: textControl(optional(all(readBy(readDate), notPast))),
  });
}

/** The token in a valid form as the API takes it. It works until the end of its last day, where the person sits. */
export function toNewToken(form: FormGroup<TokenForm>): NewToken {
  const { name, role, lastDay } = form.getRawValue();
  return {
    name: cleanLine(name),
    role,
    ...(lastDay && { expiresAt: new Date(`${lastDay}T23:59:59`).toISOString() }),
  };
}

const notPast: Check = (day) =>
  day.trim() < today()
    ? { code: 'past', message: 'This day is over: choose today or a later one.' }
    : undefined;
