import { FormGroup } from '@angular/forms';
import { CompanySettings } from '../api/types';
import { BitcoinNetwork, readBitcoinAddress } from '../forms/bitcoin-address';
import { readBy, TextControl, textControl, tidyBy } from '../forms/form-controls';
import { CompanyForm, createCompanyForm } from '../forms/party-form';

export interface CompanySettingsForm extends CompanyForm {
  bitcoinAddress: TextControl;
}

/** @param network which addresses are taken. */
export function createCompanySettingsForm(network: BitcoinNetwork): FormGroup<CompanySettingsForm> {
  const parse = (text: string) => readBitcoinAddress(text, network);
  return new FormGroup<CompanySettingsForm>({
    ...createCompanyForm().controls,
    bitcoinAddress: textControl(
      readBy(parse),
      tidyBy(parse, ({ address }) => address),
    ),
  });
}

/** Shows the company as the server has it; nothing counts as typed any more. */
export function fillIn(form: FormGroup<CompanySettingsForm>, company: CompanySettings): void {
  const { name, bitcoinAddress } = company;
  const { address = '', email = '', phone = '', taxId = '', logo = null } = company;
  form.reset({ name, bitcoinAddress, address, email, phone, taxId, logo });
}

/** The company in the form as the API takes it. What was left empty is left out. */
export function toCompanySettings(form: FormGroup<CompanySettingsForm>): CompanySettings {
  const { name, bitcoinAddress, address, email, phone, taxId, logo } = form.controls;
  const details = {
    address: tidied(address),
    email: tidied(email),
    phone: tidied(phone),
    taxId: tidied(taxId),
    logo: logo.value ?? '',
  };
  return {
    name: tidied(name),
    bitcoinAddress: tidied(bitcoinAddress),
    ...Object.fromEntries(Object.entries(details).filter(([, text]) => text !== '')),
  };
}

function tidied(control: TextControl): string {
  return control.tidy(control.value);
}
