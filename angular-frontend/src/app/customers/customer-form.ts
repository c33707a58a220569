import { FormGroup } from '@angular/forms';
import { Customer, NewCustomer } from '../api/types';
import { readEmail } from '../forms/email';
import { lineOf, linesOf, optional, readBy, TextControl, textControl, tidyBy } from '../forms/form-controls';
import { NameCapitals } from '../forms/name-capitals';
import { cleanLine, cleanLines } from '../forms/text-cleaning';

export interface CustomerForm {
  name: TextControl;
  email: TextControl;
  phone: TextControl;
  address: TextControl;
}

export function createCustomerForm(): FormGroup<CustomerForm> {
  const capitals = new NameCapitals();
  return new FormGroup<CustomerForm>({
    name: textControl(lineOf(200, 'Enter the customer’s name.'), (text) =>
      capitals.apply(cleanLine(text)),
    ),
    email: textControl(
      optional(readBy(readEmail)),
      tidyBy(readEmail, (email) => email),
    ),
    phone: textControl(lineOf(60)),
    address: textControl(linesOf(500), cleanLines),
  });
}

/** Shows a customer as the server has it; nothing counts as typed any more. */
export function fillIn(form: FormGroup<CustomerForm>, customer: Customer): void {
  const { name, email = '', phone = '', address = '' } = customer;
  form.reset({ name, email, phone, address });
}

/** The customer in the form as the API takes it. What was left empty is left out. */
export function toNewCustomer(form: FormGroup<CustomerForm>): NewCustomer {
  const { name, email, phone, address } = form.controls;
  return {
    name: tidied(name),
    ...(tidied(email) && { email: tidied(email) }),
    ...(tidied(phone) && { phone: tidied(phone) }),
    ...(tidied(address) && { address: tidied(address) }),
  };
}

function tidied(control: TextControl): string {
  return control.tidy(control.value);
}
