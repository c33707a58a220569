-- Ids are UUIDs of version 7, made by the service: they sort by the time they were made.
-- Words are searched by their beginnings; what joins words in numbers and email addresses parts them here.
-- Money is whole satoshis, at most all bitcoin that can ever exist. Nothing that was issued is ever deleted.

-- Accounts --------------------------------------------------------------------------------------------

create table users (
    id            uuid primary key,
    email         text        not null,
    name          text        not null,
    role          text        not null check (role in ('admin', 'manager', 'cashier')),
    -- bcrypt; null until an invited person has chosen one.
    password_hash text,
    -- Somebody who may no longer sign in, but whose name stands in the records.
    disabled_at   timestamptz,
    created_at    timestamptz not null,
    version       integer     not null default 1
);

create unique index users_email on users (lower(email));
create index users_created on users (created_at, id);

-- One row for each browser that is signed in. Only the SHA-256 of the cookie is known here.
create table sessions (
    id             uuid primary key,
    secret_sha256  bytea       not null unique,
    user_id        uuid        not null references users on delete cascade,
    created_at     timestamptz not null,
    last_used_at   timestamptz not null,
    expires_at     timestamptz not null,
    client_address text        not null,
    user_agent     text        not null
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

create table api_tokens (
    id            uuid primary key,
    user_id       uuid        not null references users on delete cascade,
    name          text        not null,
    role          text        not null check (role in ('admin', 'manager', 'cashier')),
    secret_sha256 bytea       not null unique,
    created_at    timestamptz not null,
    expires_at    timestamptz,
    last_used_at  timestamptz,
    revoked_at    timestamptz
);

create index api_tokens_user on api_tokens (user_id);

-- Links that let somebody register: one for the first admin, later by invitation. Used once.
create table invitations (
    id            uuid primary key,
    -- Null for the first admin, who may choose one.
    email         text,
    role          text        not null check (role in ('admin', 'manager', 'cashier')),
    secret_sha256 bytea       not null unique,
    -- Null for the link of the first start.
    invited_by    uuid references users on delete cascade,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz
);

-- Wrong passwords in a window of time, by account and by client address: what the throttle counts.
create table sign_in_failures (
    subject      text        not null,
    window_start timestamptz not null,
    failures     integer     not null,
    primary key (subject, window_start)
);

create index sign_in_failures_window on sign_in_failures (window_start);

-- Where a user has signed in from lately. Wrong passwords that somebody else tries elsewhere never stop them there.
create table sign_in_addresses (
    user_id      uuid        not null references users on delete cascade,
    -- An IPv4 address, or the first half of an IPv6 address.
    network      text        not null,
    signed_in_at timestamptz not null,
    primary key (user_id, network)
);

create index sign_in_addresses_signed_in on sign_in_addresses (signed_in_at);

-- The answers of requests that made something, for clients that have to ask again.
create table idempotency_keys (
    -- Of the user; keys of two users never meet.
    caller      text        not null,
    -- The SHA-256 of what the client sent.
    key         text        not null,
    body_sha256 bytea       not null,
    status      integer     not null,
    headers     jsonb       not null,
    -- Encrypted with what the client sent: it may hold what is shown only once.
    body        bytea       not null,
    created_at  timestamptz not null,
    primary key (caller, key)
);

create index idempotency_keys_created on idempotency_keys (created_at);

-- The shop -------------------------------------------------------------------------------------------

-- PNG or JPEG files as they were uploaded and checked. An old one stays: invoices show it.
create table logos (
    sha256 bytea primary key,
    file   bytea not null
);

-- Who sells, as it stands on invoices. One row.
create table company (
    only_row        boolean primary key default true check (only_row),
    name            text not null,
    address         text,
    email           text,
    phone           text,
    tax_id          text,
    logo_sha256     bytea references logos,
    -- Where customers pay.
    bitcoin_address text not null,
    version         integer not null default 1
);

-- Catalogue ------------------------------------------------------------------------------------------

create table items (
    id                  uuid primary key,
    -- The shop's own number of it; what a CSV import recognises an item by.
    sku                 text,
    name                text        not null,
    description         text        not null default '',
    price_sats          bigint      not null check (price_sats between 0 and 2100000000000000),
    -- What is on the shelf and not reserved by a purchase.
    quantity            integer     not null default 0 check (quantity >= 0),
    low_stock_threshold integer     not null default 0 check (low_stock_threshold >= 0),
    expires_on          date,
    archived_at         timestamptz,
    picture_sha256      bytea,
    created_at          timestamptz not null,
    version             integer     not null default 1,
    search              tsvector    not null generated always as (
        to_tsvector('simple', translate(coalesce(sku, '') || ' ' || name || ' ' || description,
            '@.,;:/_-+()', '           '))) stored
);

create unique index items_sku on items (lower(sku)) where sku is not null;
create index items_search on items using gin (search);
create index items_by_name on items (lower(name), id) where archived_at is null;
create index items_by_price on items (price_sats, id) where archived_at is null;
create index items_by_quantity on items (quantity, id) where archived_at is null;
-- What is low is often little among much: each order has an index of it alone.
create index items_low on items (lower(name), id) where archived_at is null and quantity <= low_stock_threshold;
create index items_low_by_price on items (price_sats, id) where archived_at is null and quantity <= low_stock_threshold;
create index items_low_by_quantity on items (quantity, id) where archived_at is null and quantity <= low_stock_threshold;
create index items_archived on items (lower(name), id) where archived_at is not null;
create index items_archived_by_price on items (price_sats, id) where archived_at is not null;
create index items_archived_by_quantity on items (quantity, id) where archived_at is not null;
create index items_expiring on items (expires_on, id) where archived_at is null and expires_on is not null;

create table item_pictures (
    item_id    uuid primary key references items on delete cascade,
    media_type text  not null,
    picture    bytea not null,
    thumbnail  bytea not null
);

-- Every change of an item's stock. Their sum is the stock.
create table stock_movements (
    id         uuid primary key,
    item_id    uuid        not null references items,
    change     integer     not null check (change <> 0),
    reason     text        not null check (reason in
        ('initial', 'received', 'counted', 'damaged', 'returned', 'imported', 'reserved', 'released')),
    note       text        not null default '',
    -- Null when the service did it by itself.
    user_id    uuid references users on delete set null,
    -- The purchase that reserved or released; its lines are kept.
    purchase_id uuid,
    moved_at   timestamptz not null
);

create index stock_movements_item on stock_movements (item_id, id);

-- Customers ------------------------------------------------------------------------------------------

create table customers (
    id         uuid primary key,
    -- Empty once the personal data was erased.
    name       text        not null,
    phone      text,
    email      text,
    address    text,
    created_at timestamptz not null,
    erased_at  timestamptz,
    version    integer     not null default 1,
    search     tsvector    not null generated always as (
        to_tsvector('simple', translate(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' '
            || coalesce(address, ''), '@.,;:/_-+()', '           '))) stored
);

create index customers_search on customers using gin (search);
create index customers_by_name on customers (lower(name), id) where erased_at is null;
create index customers_by_created on customers (created_at, id) where erased_at is null;
-- What a CSV import recognises a customer by. Two customers may share an address of a family or a firm.
create index customers_email on customers (lower(email)) where email is not null;

-- Purchases and sales --------------------------------------------------------------------------------

create table purchases (
    id          uuid primary key,
    customer_id uuid        not null references customers,
    status      text        not null check (status in ('open', 'checked-out', 'abandoned')),
    created_at  timestamptz not null,
    -- Every change of a line; an open purchase that was left alone too long gives its stock back.
    changed_at  timestamptz not null,
    version     integer     not null default 1
);

create unique index purchases_open on purchases (customer_id) where status = 'open';
create index purchases_customer on purchases (customer_id, id);
create index purchases_left_alone on purchases (changed_at) where status = 'open';

-- What is reserved. The price is the item's of the moment it was added.
create table purchase_lines (
    purchase_id     uuid    not null references purchases,
    item_id         uuid    not null references items,
    position        integer not null,
    description     text    not null,
    quantity        integer not null check (quantity > 0),
    unit_price_sats bigint  not null check (unit_price_sats between 0 and 2100000000000000),
    primary key (purchase_id, item_id)
);

create index purchase_lines_item on purchase_lines (item_id);

alter table stock_movements add foreign key (purchase_id) references purchases;

-- Its row is locked by whoever finalises an invoice: numbers have no gaps and no duplicates.
create table invoice_counters (
    year        integer primary key,
    last_number integer not null check (last_number >= 0)
);

-- Issued: never changed, never deleted. What stands on the invoice is kept here as it was issued.
create table sales (
    id               uuid primary key,
    purchase_id      uuid unique references purchases,
    customer_id      uuid references customers,
    user_id          uuid references users on delete set null,
    invoice_number   text        not null unique,
    issued_at        timestamptz not null,
    issued_on        date        not null,
    total_sats       bigint      not null check (total_sats between 0 and 2100000000000000),
    payment_address  text        not null,
    seller_name      text        not null,
    seller_address   text,
    seller_email     text,
    seller_phone     text,
    seller_tax_id    text,
    seller_logo_sha256 bytea references logos,
    customer_name    text        not null,
    customer_email   text,
    customer_address text
);

create index sales_by_issue on sales (issued_at, id);
create index sales_customer on sales (customer_id, id);

create table sale_lines (
    sale_id         uuid    not null references sales,
    position        integer not null,
    item_id         uuid    references items,
    description     text    not null,
    quantity        integer not null check (quantity > 0),
    unit_price_sats bigint  not null check (unit_price_sats between 0 and 2100000000000000),
    total_sats      bigint  not null check (total_sats between 0 and 2100000000000000),
    primary key (sale_id, position)
);

create index sale_lines_item on sale_lines (item_id);

-- Low stock ------------------------------------------------------------------------------------------

-- One list for each day, whichever instance made it.
create table low_stock_lists (
    day     date primary key,
    made_at timestamptz not null
);

create table low_stock_entries (
    day                 date    not null references low_stock_lists on delete cascade,
    position            integer not null,
    item_id             uuid    not null references items,
    sku                 text,
    name                text    not null,
    quantity            integer not null,
    low_stock_threshold integer not null,
    expires_on          date,
    primary key (day, position)
);
