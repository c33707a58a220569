-- Deliveries to the world outside, each caused by a change in the same transaction.
create table outbox (
    id          bigint      primary key generated always as identity,
    -- Who delivers it.
    channel     text        not null,
    -- What it is about, as the channel names it: there is one delivery for each.
    key         text        not null check (length(key) between 1 and 500),
    -- For the channel to read.
    payload     text        not null,
    state       text        not null default 'waiting'
        check (state in ('waiting', 'claimed', 'held', 'done', 'never', 'cancelled')),
    -- When something is to happen to it: waiting, the next attempt; claimed, the end of the lease, when another worker may
    -- claim it; done, never and cancelled, since when it is.
    due_at      timestamptz not null,
    added_at    timestamptz not null,
    -- From when the limit of its age counts: when it was added, or when a person last let it go again.
    tried_since timestamptz not null,
    -- Attempts since then.
    attempts    integer     not null default 0,
    -- How often it was claimed so far. Whoever writes with an older number was taken for dead, and is refused.
    fence       bigint      not null default 0,
    -- The claim whose attempt has begun and has not ended. While a later one holds the row, nobody knows what came of that.
    begun_fence bigint,
    -- What came of the last attempt, in the channel's words.
    said        text,
    unique (channel, key)
);

create index outbox_due on outbox (channel, due_at) where state in ('waiting', 'claimed');

create index outbox_ended on outbox (due_at) where state in ('done', 'cancelled');

-- Of channels with a pace: until when the time that there is for deliveries was used up, by all workers together.
create table outbox_paces (
    channel text        primary key,
    used_to timestamptz not null
);
