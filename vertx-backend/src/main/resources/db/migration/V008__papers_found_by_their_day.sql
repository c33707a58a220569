-- A day on which few papers were issued is found without a walk through all of them.
create index issued_invoices_by_day on issued_invoices (issued_on);
