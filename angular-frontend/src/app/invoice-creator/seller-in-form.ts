import { AbstractControl, FormGroup } from '@angular/forms';
import { InvoiceForm } from './invoice-form';
import { nextInvoiceNumber } from './invoice-number';
import { Seller } from './remembered-seller';

/** What is worth remembering: the seller's fields that are in order. A half-typed address is not. */
export function sellerIn(form: FormGroup<InvoiceForm>, lastNumber: string): Seller {
  const { company, address, tax, taxIn, taxLabel } = form.controls;
  const { name, address: street, email, phone, taxId, logo } = company.controls;
  return {
    name: inOrder(name, ''),
    address: inOrder(street, ''),
    email: inOrder(email, ''),
    phone: inOrder(phone, ''),
    taxId: inOrder(taxId, ''),
    logo: inOrder(logo, null),
    bitcoinAddress: inOrder(address, ''),
    taxPercent: taxIn.value === 'percent' ? tax.tidy(inOrder(tax, '')) : '',
    taxLabel: inOrder(taxLabel, ''),
    lastNumber,
  };
}

/**
 * Puts a remembered seller into the fields that the person has not touched, and suggests a number.
 *
 * @param used numbers that are not free any more.
 */
export function fillInSeller(
  form: FormGroup<InvoiceForm>,
  seller: Seller,
  used?: ReadonlySet<string>,
): void {
  const { company, address, number, issuedOn, tax, taxIn, taxLabel } = form.controls;
  const year = Number(issuedOn.value.slice(0, 4));
  fillIn(company.controls.name, seller.name);
  fillIn(company.controls.address, seller.address);
  fillIn(company.controls.email, seller.email);
  fillIn(company.controls.phone, seller.phone);
  fillIn(company.controls.taxId, seller.taxId);
  fillIn(company.controls.logo, seller.logo);
  fillIn(address, seller.bitcoinAddress);
  fillIn(taxLabel, seller.taxLabel);
  if (seller.taxPercent !== '' && tax.pristine && taxIn.pristine) {
    taxIn.setValue('percent');
    tax.setValue(seller.taxPercent);
  }
  fillIn(number, nextInvoiceNumber(seller.lastNumber, year, used));
}

/** Takes the seller out of the form. An amount of tax is the invoice's own. */
export function clearSeller(form: FormGroup<InvoiceForm>): void {
  const { company, address, tax, taxIn, taxLabel } = form.controls;
  company.reset();
  address.reset();
  taxLabel.reset();
  if (taxIn.value === 'percent') {
    tax.reset();
    taxIn.reset();
  }
}

function inOrder<T>(control: AbstractControl<T>, otherwise: T): T {
  return control.valid ? control.value : otherwise;
}

function fillIn<T>(control: AbstractControl<T>, value: T): void {
  if (control.pristine) {
    control.setValue(value);
  }
}
