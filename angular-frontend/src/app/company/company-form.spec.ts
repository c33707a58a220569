import { problemOf } from '../ui/field';
import { createCompanySettingsForm, fillIn, toCompanySettings } from './company-form';

const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

describe('the form of the company', () => {
  it('needs a name and a Bitcoin address', () => {
    const form = createCompanySettingsForm('mainnet');
    expect(problemOf(form.controls.name)?.code).toBe('required');
    expect(problemOf(form.controls.bitcoinAddress)?.code).toBe('required');
    form.patchValue({ name: 'Alder', bitcoinAddress: address });
    expect(form.valid).toBe(true);
  });

  it('takes addresses of its network only', () => {
    const form = createCompanySettingsForm('regtest');
    form.patchValue({ bitcoinAddress: address });
    expect(problemOf(form.controls.bitcoinAddress)?.code).toBe('address-wrong-network');
  });

  it('sends what is filled in, and the address out of a payment link', () => {
    const form = createCompanySettingsForm('mainnet');
    form.patchValue({
      name: ' Alder  & Finch ',
      bitcoinAddress: `bitcoin:${address.toUpperCase()}?amount=1`,
      taxId: ' PT 1 ',
    });
    expect(toCompanySettings(form)).toEqual({
      name: 'Alder & Finch',
      bitcoinAddress: address,
      taxId: 'PT 1',
    });
  });

  it('shows what the server has, and sends it back unchanged', () => {
    const form = createCompanySettingsForm('mainnet');
    const company = {
      name: 'Alder',
      bitcoinAddress: address,
      address: 'Rua 1\nLisboa',
      email: 'hello@alder.example',
      phone: '+351 1',
      taxId: 'PT 1',
      logo: 'data:image/png;base64,AAAA',
    };
    form.controls.phone.setValue('typed before');
    fillIn(form, company);
    expect(form.dirty).toBe(false);
    expect(toCompanySettings(form)).toEqual(company);
  });
});
