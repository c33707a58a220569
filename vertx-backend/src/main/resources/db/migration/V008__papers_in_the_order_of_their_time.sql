-- A day on which few papers were issued is found without a walk through all of them.
create index issued_invoices_by_day on issued_invoices (issued_on);

-- When the last paper of the series was issued: the next one is not issued before, whatever the clock of the one who asks
-- says, nor how long it waited for its turn.
alter table ledger_series
    add column last_issued_at timestamptz not null default '-infinity',
    add column last_issued_on date        not null default '-infinity';

update ledger_series s set last_issued_at = i.issued_at, last_issued_on = i.issued_on
from issued_invoices i where i.series = s.series and i.position = s.last_number;

-- What goes out together with the paper is held against it at the commit.
alter table sales alter constraint sales_invoice_id_fkey deferrable initially deferred;
