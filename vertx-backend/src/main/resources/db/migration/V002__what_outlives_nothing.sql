-- What somebody was given ends with what it rests on, and a kept answer says nothing of its request.

-- The token that made this one; it is revoked with it. Null where a person did.
alter table api_tokens add column made_by uuid references api_tokens on delete cascade;

create index api_tokens_made_by on api_tokens (made_by) where made_by is not null;

-- From now on tokens are revoked and lowered, and invitations deleted, together with their user's rights.
update api_tokens t set revoked_at = u.disabled_at
from users u where u.id = t.user_id and u.disabled_at is not null and t.revoked_at is null;

update api_tokens t set role = u.role
from users u
where u.id = t.user_id and array_position(array['cashier', 'manager', 'admin'], t.role)
    > array_position(array['cashier', 'manager', 'admin'], u.role);

delete from invitations i using users u
where u.id = i.invited_by and i.used_at is null and (u.role <> 'admin' or u.disabled_at is not null);

-- An HMAC that needs the client's key. The hashes so far could be guessed from; without them a request that is repeated
-- over this change is refused, and nothing is done twice.
alter table idempotency_keys rename column body_sha256 to body_mac;

update idempotency_keys set body_mac = '';
