import { expect, type Page } from '@playwright/test';
import { InvoicePage } from './invoice-page.ts';

/** A state of the page, and how a person gets there from an empty form. */
export interface State {
  readonly name: string;
  readonly reach: (invoice: InvoicePage, page: Page) => Promise<void>;
}

export const STATES: readonly State[] = [
  { name: 'empty', reach: async () => undefined },
  { name: 'filled', reach: (invoice) => invoice.fillAll() },
  {
    name: 'errors',
    reach: async (invoice, page) => {
      await invoice.fillAll();
      await invoice.address.fill('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5');
      await invoice.customer('Email').fill('orders@lindqvist');
      await invoice.customer('Name').fill('');
      await invoice.line(1, 'Quantity').fill('1,234');
      await invoice.line(2, 'Unit price').fill('-1');
      await page.getByLabel('Discount, BTC').fill('3');
      await invoice.detail('Due').fill('2020-01-01');
      await invoice.downloadButton.click();
      await expect(invoice.address).toBeFocused();
    },
  },
  {
    name: 'sats',
    reach: async (invoice, page) => {
      await invoice.fillAll();
      await page.getByRole('radio', { name: 'sats' }).check({ force: true });
    },
  },
  {
    name: 'percent',
    reach: async (invoice, page) => {
      await invoice.fillAll();
      await invoice.percentFor('Tax');
      await page.getByLabel('Tax, %').fill('210');
      await page.getByLabel('Tax label').fill('VAT');
      await page.getByLabel('Tax label').blur();
    },
  },
  {
    name: 'success',
    reach: async (invoice, page) => {
      await invoice.fillAll();
      await invoice.download();
      await expect(page.getByRole('heading', { name: 'Your invoice is ready' })).toBeVisible();
    },
  },
];

interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

/** The sizes and themes in which every state has to be right. */
export const LOOKS: readonly Look[] = [
  { name: 'desktop-light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
];
