import { Component, inject } from '@angular/core';
import { Customers } from '../api/customers';
import { CsvColumn, CsvImport, Importer } from '../ui/csv-import';
import { PageFrame } from '../ui/page';

/** Many customers at once, from a file. */
@Component({
  selector: 'q-customer-import',
  imports: [CsvImport, PageFrame],
  template: `
    <q-page heading="Import customers" back="/customers" backWord="Customers" narrow>
      <q-csv-import
        what="customers"
        list="/customers"
        [columns]="columns"
        [example]="example"
        [importer]="importer"
      />
    </q-page>
  `,
})
export class CustomerImport {
  private readonly customers = inject(Customers);

  protected readonly importer: Importer = (csv, dryRun, signal) =>
    this.customers.importCsv(csv, dryRun, signal);

  protected readonly columns: readonly CsvColumn[] = [
    { name: 'name', hint: 'As it stands on invoices.' },
    { name: 'phone', hint: 'In any form you like.', optional: true },
    {
      name: 'email',
      hint: 'By it a customer who is here is recognised, where only one has it.',
      optional: true,
    },
    { name: 'address', hint: 'Several lines are fine, in quotation marks.', optional: true },
  ];
  protected readonly example = [
    'Anna Lind',
    '+46 8 123 45',
    'anna@lind.example',
    'Hantverkargatan 18, 112 21 Stockholm',
  ];
}
