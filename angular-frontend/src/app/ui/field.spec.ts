import { Component } from '@angular/core';
import { FormControl, ReactiveFormsModule, ValidatorFn } from '@angular/forms';
import { announced, Page } from '../../testing/page';
import { Field } from './field';
import { Input } from './input';

const twoLetters: ValidatorFn = ({ value }) =>
  (value as string).length < 2
    ? { problem: { code: 'too-short', message: 'Enter two letters.' } }
    : null;

@Component({
  imports: [Field, Input, ReactiveFormsModule],
  template: `
    <q-field label="Country" hint="As in NZ" [control]="country">
      <input qInput [formControl]="country" />
    </q-field>
    <q-field label="City" optional [control]="city">
      <input qInput [formControl]="city" />
    </q-field>
  `,
})
class Form {
  readonly country = Object.assign(
    new FormControl('', { nonNullable: true, validators: twoLetters }),
    { tidy: (text: string) => text.trim().toUpperCase() },
  );
  readonly city = new FormControl('', { nonNullable: true });
}

describe('a field', () => {
  it('has a label and a hint, and says what is optional', async () => {
    const page = await Page.of(Form);
    expect(page.messageOf(page.field('Country'))).toBe('As in NZ');
    expect(page.field('Country').getAttribute('aria-required')).toBe('true');
    expect(page.field('City').getAttribute('aria-required')).toBeNull();
    expect(page.findAll('.optional')).toHaveLength(1);
  });

  it('says nothing about a mistake before the person has left it', async () => {
    const page = await Page.of(Form);
    expect(page.field('Country').getAttribute('aria-invalid')).toBeNull();
  });

  it('says what is wrong beside it and aloud, until it is right', async () => {
    const page = await Page.of(Form);
    const country = page.field('Country');
    await page.type(country, 'N');
    expect(page.messageOf(country)).toBe('Enter two letters.');
    expect(country.getAttribute('aria-invalid')).toBe('true');
    expect(await announced()).toBe('Country: Enter two letters.');

    await page.type(country, 'NZ');
    expect(page.messageOf(country)).toBe('As in NZ');
    expect(country.getAttribute('aria-invalid')).toBeNull();
  });

  it('tidies the text when the person leaves it', async () => {
    const page = await Page.of(Form);
    await page.type(page.field('Country'), ' nz ');
    expect(page.field('Country').value).toBe('NZ');
  });

  it('shows a problem that was put on the control from elsewhere', async () => {
    const page = await Page.of(Form);
    const { city } = page.fixture.componentInstance;
    city.setErrors({ problem: { code: 'unknown', message: 'No such city.' } });
    city.markAsTouched();
    await page.fixture.whenStable();
    expect(page.messageOf(page.field('City'))).toBe('No such city.');
  });
});
