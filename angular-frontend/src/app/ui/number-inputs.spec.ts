import { Component } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { TestBed } from '@angular/core/testing';
import { Page } from '../../testing/page';
import { UnitChoice } from '../core/unit-choice';
import { Sats, sats } from '../money/sats';
import { AmountInput } from './amount-input';
import { Field } from './field';
import { Input } from './input';
import { WholeInput } from './whole-input';

@Component({
  selector: 'q-form',
  imports: [AmountInput, Field, Input, ReactiveFormsModule, WholeInput],
  template: `
    <q-field label="Price" [control]="price">
      <input qInput qAmount [formControl]="price" />
    </q-field>
    <q-field label="Pieces" [control]="pieces">
      <input qInput qWhole [least]="1" [most]="1000000" [formControl]="pieces" />
    </q-field>
    <q-field label="Low from" optional [control]="low">
      <input qInput qWhole [mayBeEmpty]="true" [formControl]="low" />
    </q-field>
  `,
})
class Form {
  readonly price = new FormControl<Sats | null>(null);
  readonly pieces = new FormControl<number | null>(null);
  readonly low = new FormControl<number | null>(null);
}

describe('an input of an amount', () => {
  let page: Page<Form>;

  beforeEach(async () => {
    localStorage.clear();
    page = await Page.of(Form);
  });

  it('holds sats, and writes the plain form when it is left', async () => {
    const price = page.field('Price');
    await page.type(price, '0,5');
    expect(page.fixture.componentInstance.price.value).toBe(50_000_000);
    expect(price.value).toBe('0.50000000');
  });

  it('changes its text, not its value, with the unit', async () => {
    page.fixture.componentInstance.price.setValue(sats(1_234_567));
    TestBed.inject(UnitChoice).choose('sats');
    await page.fixture.whenStable();
    expect(page.field('Price').value).toBe('1\u00A0234\u00A0567');
    await page.type(page.field('Price'), '99');
    expect(page.fixture.componentInstance.price.value).toBe(99);
  });

  it.each([
    ['', 'Enter an amount in BTC.'],
    ['0.123456789', 'A bitcoin has eight decimals'],
    ['21000001', 'There will only ever be 21,000,000 BTC'],
    ['ten', 'Enter a number'],
  ])('says what is wrong with %j', async (text, sentence) => {
    const price = page.field('Price');
    await page.type(price, text);
    expect(page.fixture.componentInstance.price.value).toBeNull();
    expect(page.messageOf(price)).toContain(sentence);
    expect(price.value).toBe(text);
  });
});

describe('an input of a whole number', () => {
  let page: Page<Form>;

  beforeEach(async () => {
    page = await Page.of(Form);
  });

  it('reads digits in groups', async () => {
    await page.type(page.field('Pieces'), "12'000");
    expect(page.fixture.componentInstance.pieces.value).toBe(12_000);
    expect(page.field('Pieces').value).toBe('12\u00A0000');
  });

  it.each([
    ['', 'Enter a number.'],
    ['0', 'Enter at least 1.'],
    ['1000001', 'Enter at most 1\u00A0000\u00A0000.'],
    ['1.25', 'Enter a whole number'],
    ['-3', 'Leave out the minus sign.'],
  ])('says what is wrong with %j', async (text, sentence) => {
    await page.type(page.field('Pieces'), text);
    expect(page.fixture.componentInstance.pieces.value).toBeNull();
    expect(page.messageOf(page.field('Pieces'))).toContain(sentence);
  });

  it('may be left empty where that is fine, but not wrong', async () => {
    const { low } = page.fixture.componentInstance;
    await page.type(page.field('Low from'), '');
    expect(low.valid).toBe(true);
    await page.type(page.field('Low from'), 'few');
    expect(low.valid).toBe(false);
    await page.type(page.field('Low from'), '');
    expect(low.valid).toBe(true);
  });
});
