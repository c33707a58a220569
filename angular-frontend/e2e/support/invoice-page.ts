import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { logo } from './logo.ts';

export const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

export interface LineTexts {
  readonly description: string;
  readonly quantity?: string;
  readonly price: string;
}

/** The invoice creator as a person finds their way about it: by labels and headings. */
export class InvoicePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address = '/'): Promise<void> {
    await this.page.goto(address);
    await expect(this.page.getByRole('heading', { level: 1, name: 'New invoice' })).toBeVisible();
    // The first paint has that heading too, and takes no key.
    await expect(this.address).toBeVisible();
  }

  get address(): Locator {
    return this.page.getByLabel('Bitcoin address');
  }

  company(label: string): Locator {
    return this.section('Your company').getByLabel(label, { exact: true });
  }

  customer(label: string): Locator {
    return this.section('Customer').getByLabel(label, { exact: true });
  }

  detail(label: string): Locator {
    return this.section('Invoice details').getByLabel(label, { exact: true });
  }

  section(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  get lines(): Locator {
    return this.section('Lines').locator('q-line-row');
  }

  line(index: number, label: 'Description' | 'Quantity' | 'Unit price'): Locator {
    return this.lines.nth(index).getByLabel(new RegExp(`^${label}`));
  }

  get total(): Locator {
    return this.page.locator('q-invoice-summary .total .figure');
  }

  get downloadButton(): Locator {
    return this.page.getByRole('button', { name: /^(Download|Making the PDF)/ });
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: 'Preview of the invoice' });
  }

  async fillSeller(): Promise<void> {
    await this.address.fill(ADDRESS);
    await this.company('Name').fill('Alder & Finch Studio');
    await this.company('Tax ID').fill('PT 509 442 817');
    await this.company('Address').fill('Rua do Alecrim 42\n1200-018 Lisboa');
    await this.company('Email').fill('studio@alder.example');
    await this.page.locator('q-image-drop input[type=file]').setInputFiles(logo);
    await expect(this.page.locator('q-image-drop img')).toBeVisible();
  }

  async fillCustomer(name = 'Lindqvist Coffee Roasters'): Promise<void> {
    await this.customer('Name').fill(name);
    await this.customer('Email').fill('orders@lindqvist.example');
    await this.customer('Address').fill('Hantverkargatan 18\n112 21 Stockholm');
  }

  async fillLines(...lines: readonly LineTexts[]): Promise<void> {
    for (const [index, { description, quantity = '1', price }] of lines.entries()) {
      if (index > 0) {
        await this.page.getByRole('button', { name: 'Add line' }).click();
      }
      await this.line(index, 'Description').fill(description);
      await this.line(index, 'Quantity').fill(quantity);
      await this.line(index, 'Unit price').fill(price);
    }
  }

  /** Has discount or tax typed in percent. */
  async percentFor(name: 'Discount' | 'Tax'): Promise<void> {
    const choice = this.page.getByRole('group', { name: `${name} in` });
    await choice.getByRole('radio', { name: '%' }).check();
    await expect(this.page.getByLabel(`${name}, %`)).toBeVisible();
  }

  /** Everything that an invoice needs, and some of what it may have. */
  async fillAll(): Promise<void> {
    await this.fillSeller();
    await this.fillCustomer();
    await this.fillLines(
      { description: 'Brand identity, second milestone', price: '0.0125' },
      { description: 'Label design, six varieties', quantity: '6', price: '0.00085' },
      { description: 'Product photography, half day', quantity: '1,5', price: '0,0024' },
      { description: 'Printed samples, recycled stock', quantity: '3', price: '0.000185' },
    );
    await this.page.getByLabel('Discount, BTC').fill('0.000755');
    await this.page.getByLabel('Tax, BTC').fill('0.0021');
    await this.page.getByLabel('Message to the customer').fill('Thank you.');
  }

  /** Presses Download and waits for the browser to have the file. */
  async download(): Promise<Download> {
    const started = this.page.waitForEvent('download');
    await this.downloadButton.click();
    return started;
  }
}
