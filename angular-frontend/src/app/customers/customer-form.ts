import { FormGroup } from '@angular/forms';
import { Customer, NewCustomer } from '../api/types';
import { lineOf, TextControl, textControl } from '../forms/form-controls';
import {
  createCustomerForm as createPartyForm,
  CustomerForm as PartyForm,
} from '../forms/party-form';

export interface CustomerForm extends PartyForm {
  phone: TextControl;
}

export function createCustomerForm(): FormGroup<CustomerForm> {
  return new FormGroup<CustomerForm>({
    ...createPartyForm().controls,
    phone: textControl(lineOf(60)),
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
