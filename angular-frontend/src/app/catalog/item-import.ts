import { Component, inject } from '@angular/core';
import { Items } from '../api/items';
import { CsvColumn, CsvImport, Importer } from '../ui/csv-import';
import { PageFrame } from '../ui/page';

/** Many items at once, from a file. */
@Component({
  selector: 'q-item-import',
  imports: [CsvImport, PageFrame],
  template: `
    <q-page heading="Import items" back="/items" backWord="Items" narrow>
      <q-csv-import
        what="items"
        list="/items"
        [columns]="columns"
        [example]="example"
        [importer]="importer"
      />
    </q-page>
  `,
})
export class ItemImport {
  private readonly items = inject(Items);

  protected readonly importer: Importer = (csv, dryRun, signal) =>
    this.items.importCsv(csv, dryRun, signal);

  /** As in the contract; the export has `id` too, which is of use only in a file that came from it. */
  protected readonly columns: readonly CsvColumn[] = [
    {
      name: 'sku',
      hint: 'Your own number of the item. By it an item that is here is recognised; empty means a new one.',
    },
    { name: 'name', hint: 'As it stands on invoices.' },
    { name: 'description', hint: 'More about it.', optional: true },
    { name: 'priceSats', hint: 'The price of one piece, in whole sats.' },
    {
      name: 'quantity',
      hint: 'Pieces there are to be, as a whole number. Empty changes nothing.',
      optional: true,
    },
    {
      name: 'lowStockThreshold',
      hint: 'With so many pieces or fewer it counts as low.',
      optional: true,
    },
    {
      name: 'expiresOn',
      hint: 'The last day it can be sold, as year-month-day.',
      optional: true,
    },
  ];
  protected readonly example = [
    'KENYA-250',
    'Kenya AA, 250 g',
    'Washed, from Nyeri',
    '18500',
    '24',
    '6',
    '2027-03-31',
  ];
}
