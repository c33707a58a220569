-- The ledger: every paper that was issued, as it stands there for ever. Its rows are never changed and never deleted; what
-- becomes of an invoice afterwards is kept beside it.

-- Locked by whoever issues, until the commit: numbers have no gaps and no duplicates.
create table ledger_series (
    series      text   primary key,
    last_number bigint not null check (last_number >= 0),
    -- The hash of the last paper; before the first, zeros.
    head        bytea  not null check (length(head) = 32)
);

create table issued_invoices (
    id                 uuid        primary key,
    kind               text        not null check (kind in ('invoice', 'credit-note')),
    series             text        not null references ledger_series,
    position           bigint      not null check (position > 0),
    -- As it is printed: series and position.
    number             text        not null unique,
    issued_at          timestamptz not null,
    issued_on          date        not null,
    due_on             date,
    -- The invoice that a credit note is about.
    takes_back         uuid        references issued_invoices,
    seller_name        text        not null,
    seller_address     text,
    seller_email       text,
    seller_phone       text,
    seller_tax_id      text,
    seller_logo_sha256 bytea       references logos,
    buyer_name         text        not null,
    buyer_address      text,
    buyer_email        text,
    buyer_tax_id       text,
    subtotal_sats      bigint      not null check (subtotal_sats between 0 and 2100000000000000),
    discount_sats      bigint      not null check (discount_sats between 0 and 2100000000000000),
    discount_percent   numeric(6, 3),
    tax_label          text,
    tax_percent        numeric(6, 3),
    tax_sats           bigint      not null check (tax_sats between 0 and 2100000000000000),
    total_sats         bigint      not null check (total_sats between 0 and 2100000000000000),
    payment_address    text        not null,
    -- Where the address comes from an extended key: its index there.
    address_index      bigint,
    notes              text,
    language           text        not null,
    paper              text        not null,
    -- Everything above but the number, as canonical JSON (RFC 8785), and in which form it was written.
    content            text        not null,
    content_form       smallint    not null,
    -- SHA-256 of the hash before, the number, and the SHA-256 of the content.
    previous_hash      bytea       not null,
    hash               bytea       not null,
    search             tsvector    not null generated always as (array_to_tsvector(
        search_words('Invoice ' || number || ' ' || "position" || ' ' || buyer_name || ' ' || coalesce(buyer_email, ''))
            || search_number(number))) stored,
    unique (series, position)
);

create index issued_invoices_by_issue on issued_invoices (issued_at, id);
create index issued_invoices_search on issued_invoices using gin (search);

create index issued_invoices_takes_back on issued_invoices (takes_back) where takes_back is not null;

create table issued_lines (
    invoice_id      uuid           not null references issued_invoices,
    position        integer        not null,
    description     text           not null,
    quantity        numeric(10, 3) not null check (quantity > 0),
    unit            text,
    unit_price_sats bigint         not null check (unit_price_sats between 0 and 2100000000000000),
    discount_sats   bigint         not null check (discount_sats between 0 and 2100000000000000),
    total_sats      bigint         not null check (total_sats between 0 and 2100000000000000),
    primary key (invoice_id, position)
);

-- What was paid of an invoice so far.
create table invoice_balances (
    invoice_id uuid   primary key references issued_invoices,
    total_sats bigint not null,
    paid_sats  bigint not null default 0 check (paid_sats between 0 and 2100000000000000),
    status     text   not null generated always as (
        case when paid_sats > total_sats then 'overpaid' when paid_sats = total_sats then 'paid'
            when paid_sats > 0 then 'partly-paid' else 'open' end) stored
);

create index invoice_balances_status on invoice_balances (status, invoice_id);

-- Money that was received. One that was noted by mistake is taken back with a reason; nothing is deleted.
create table payments (
    id                uuid        primary key,
    invoice_id        uuid        not null references issued_invoices,
    source            text        not null check (source in ('manual', 'webhook', 'till', 'chain')),
    sats              bigint      not null check (sats between 1 and 2100000000000000),
    received_at       timestamptz not null,
    payer             text,
    reference         text,
    -- In a block of Bitcoin, as 64 hexadecimal digits.
    txid              text,
    noted_at          timestamptz not null,
    -- Who, by name: also when the user is gone.
    noted_by          text        not null,
    taken_back_at     timestamptz,
    taken_back_by     text,
    taken_back_reason text
);

create index payments_invoice on payments (invoice_id, id);

-- A transaction pays an invoice once; it may pay several.
create unique index payments_txid on payments (invoice_id, txid) where txid is not null and taken_back_at is null;

-- Sales so far --------------------------------------------------------------------------------------------

insert into ledger_series (series, last_number, head)
select year::text, 0, decode(repeat('00', 32), 'hex') from invoice_counters;

-- In the canonical form the members of an object are sorted by their names, those without a value are left out, and texts
-- are escaped as to_json does it.
do $$
declare
    sale record;
    written text;
    previous bytea;
    this bytea;
begin
    for sale in
        select s.*, left(s.invoice_number, length(s.invoice_number) - length(split_part(s.invoice_number, '-', -1)) - 1) as series,
            split_part(s.invoice_number, '-', -1)::bigint as position,
            (select string_agg('{"description":' || to_json(l.description)::text || ',"discountSats":0,"quantity":"' || l.quantity
                || '","totalSats":' || l.total_sats || ',"unitPriceSats":' || l.unit_price_sats || '}', ',' order by l.position)
                from sale_lines l where l.sale_id = s.id) as lines
        from sales s
        order by series, position
    loop
        written := '{' || concat_ws(',',
            '"buyer":{' || concat_ws(',', '"address":' || to_json(sale.customer_address)::text,
                '"email":' || to_json(sale.customer_email)::text, '"name":' || to_json(sale.customer_name)::text) || '}',
            '"discountSats":0',
            '"id":"' || sale.id || '"',
            '"issuedAt":"' || to_char(sale.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"',
            '"issuedOn":"' || to_char(sale.issued_on, 'YYYY-MM-DD') || '"',
            '"kind":"invoice"',
            '"language":"en"',
            '"lines":[' || coalesce(sale.lines, '') || ']',
            '"paper":"a4"',
            '"paymentAddress":' || to_json(sale.payment_address)::text,
            '"seller":{' || concat_ws(',', '"address":' || to_json(sale.seller_address)::text,
                '"email":' || to_json(sale.seller_email)::text,
                '"logoSha256":"' || encode(sale.seller_logo_sha256, 'hex') || '"',
                '"name":' || to_json(sale.seller_name)::text, '"phone":' || to_json(sale.seller_phone)::text,
                '"taxId":' || to_json(sale.seller_tax_id)::text) || '}',
            '"series":' || to_json(sale.series)::text,
            '"subtotalSats":' || sale.total_sats,
            '"taxSats":0',
            '"totalSats":' || sale.total_sats) || '}';
        select head into strict previous from ledger_series where series = sale.series;
        this := sha256(previous || convert_to(sale.invoice_number, 'UTF8') || sha256(convert_to(written, 'UTF8')));
        insert into issued_invoices (id, kind, series, position, number, issued_at, issued_on, seller_name, seller_address,
            seller_email, seller_phone, seller_tax_id, seller_logo_sha256, buyer_name, buyer_address, buyer_email,
            subtotal_sats, discount_sats, tax_sats, total_sats, payment_address, language, paper, content, content_form,
            previous_hash, hash)
        values (sale.id, 'invoice', sale.series, sale.position, sale.invoice_number, sale.issued_at, sale.issued_on,
            sale.seller_name, sale.seller_address, sale.seller_email, sale.seller_phone, sale.seller_tax_id,
            sale.seller_logo_sha256, sale.customer_name, sale.customer_address, sale.customer_email, sale.total_sats, 0, 0,
            sale.total_sats, sale.payment_address, 'en', 'a4', written, 1, previous, this);
        update ledger_series set last_number = sale.position, head = this where series = sale.series;
    end loop;
end $$;

insert into issued_lines (invoice_id, position, description, quantity, unit_price_sats, discount_sats, total_sats)
select sale_id, position, description, quantity, unit_price_sats, 0, total_sats from sale_lines;

insert into invoice_balances (invoice_id, total_sats) select id, total_sats from issued_invoices;

alter table sales add column invoice_id uuid unique references issued_invoices;
update sales set invoice_id = id;
alter table sales alter column invoice_id set not null;
alter table sales
    drop column invoice_number, drop column issued_at, drop column issued_on, drop column total_sats,
    drop column payment_address, drop column seller_name, drop column seller_address, drop column seller_email,
    drop column seller_phone, drop column seller_tax_id, drop column seller_logo_sha256, drop column customer_name,
    drop column customer_email, drop column customer_address;

-- Which item a line of the invoice is about.
alter table sale_lines
    drop column description, drop column quantity, drop column unit_price_sats, drop column total_sats;

drop table invoice_counters;

-- From now on -----------------------------------------------------------------------------------------------

create function refuse_to_change_the_ledger() returns trigger language plpgsql as $$
begin
    raise exception 'What was issued is never changed or deleted: % of %', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger issued_invoices_stay before update or delete on issued_invoices
    for each row execute function refuse_to_change_the_ledger();
create trigger issued_invoices_are_kept before truncate on issued_invoices
    for each statement execute function refuse_to_change_the_ledger();
create trigger issued_lines_stay before update or delete on issued_lines
    for each row execute function refuse_to_change_the_ledger();
create trigger issued_lines_are_kept before truncate on issued_lines
    for each statement execute function refuse_to_change_the_ledger();

-- Also where a session says that it is a replica.
alter table issued_invoices enable always trigger issued_invoices_stay;
alter table issued_invoices enable always trigger issued_invoices_are_kept;
alter table issued_lines enable always trigger issued_lines_stay;
alter table issued_lines enable always trigger issued_lines_are_kept;
