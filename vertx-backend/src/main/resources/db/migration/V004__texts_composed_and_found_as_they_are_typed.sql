-- Texts are in NFC from now on; those of before are put into it, unless another row has that address or number already.

update users u set email = normalize(email)
where email is not nfc normalized
    and not exists (select from users o where o.id <> u.id and lower(normalize(o.email)) = lower(normalize(u.email)));
update users set name = normalize(name) where name is not nfc normalized;
update invitations set email = normalize(email) where email is not nfc normalized;
update api_tokens set name = normalize(name) where name is not nfc normalized;
update company set name = normalize(name), address = normalize(address), email = normalize(email),
    phone = normalize(phone), tax_id = normalize(tax_id);
update items i set sku = normalize(sku)
where sku is not nfc normalized
    and not exists (select from items o where o.id <> i.id and lower(normalize(o.sku)) = lower(normalize(i.sku)));
update items set name = normalize(name), description = normalize(description)
where name is not nfc normalized or description is not nfc normalized;
update customers set name = normalize(name), phone = normalize(phone), email = normalize(email),
    address = normalize(address)
where concat_ws(' ', name, phone, email, address) is not nfc normalized;

-- Words as they are searched for: without accents, capitals and invisible characters; ß is ss and ø is o. Whatever
-- punctuation there is parts words; a symbol such as % or € is one by itself. The one definition of that, for what is found
-- and for what is asked. It depends on no extension and no locale of the database, and its body is bound here, so that it
-- works under any search path. Not strict, so that it is inlined: 100,000 rows are imported at a time.
create function search_text(typed text) returns text immutable parallel safe
return btrim(regexp_replace(regexp_replace(regexp_replace(
    translate(replace(replace(replace(replace(
        lower(normalize(typed, nfkd) collate "und-x-icu") collate "C",
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        'øłđðħıŋŧς' || U&'\066A\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669'
            || U&'\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9', 'olddhintσ%01234567890123456789'),
    -- Accents and other marks on letters, and what Unicode calls Default_Ignorable.
    '[\u00AD\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640'
    || '\u064B-\u065F\u0670\u115F\u1160\u17B4\u17B5\u180B-\u180F\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E'
    || '\u2060-\u206F\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\uFFF0-\uFFFB\U000E0000-\U000E0FFF]', '', 'g'),
    '[$%\u00A2-\u00A6\u00A9\u00AC\u00AE-\u00B1\u00D7\u00F7\u2030\u20A0-\u20CF\u2100-\u2307\u230C-\u2767\u2776-\u27E5'
    || '\u27F0-\u2982\u2999-\u2BFF\u3004\u3012\U0001F000-\U0001FAFF]', ' \& ', 'g'),
    '[\u0001-\u0023\u0026-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A1\u00A7\u00AB\u00B4\u00B6-\u00B8\u00BB\u00BF'
    || '\u02B9-\u02CF\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u060C\u060D\u061B-\u061F\u066B-\u066D'
    || '\u06D4\u0964\u0965\u1680\u2000-\u202F\u2031-\u205F\u2308-\u230B\u2768-\u2775\u27E6-\u27EF\u2983-\u2998'
    || '\u2E00-\u2E7F\u3000-\u3003\u3008-\u3011\u3014-\u301F\u3030\u30A0\u30FB\uFE45\uFE46]+', ' ', 'g'));

-- Of a word a hundred letters count: more than anybody types.
create function search_words(typed text) returns text[] immutable parallel safe
return string_to_array(regexp_replace(search_text(typed), '([^ ]{100})[^ ]+', '\1', 'g'), ' ');

-- What begins with each of the words, or with all of a number that is typed in groups. They hold no quotes, so nothing of
-- the query's own syntax is left.
create function search_query(typed text) returns tsquery immutable parallel safe
return (select coalesce(string_agg('''' || word || ''':*', ' & '), '')::tsquery
        || case when count(*) > 1 and string_agg(word, '') ~ '^[0-9]+$'
            then ('''' || string_agg(word, '' order by place) || ''':*')::tsquery else ''::tsquery end
    from unnest(search_words(typed)) with ordinality as words (word, place));

-- A number as it is typed without its gaps: +49 (0)30 12 is 493012, 3012 and 12, and also 00493012 and 03012.
create function search_joined(words text[], is_phone boolean) returns text[] immutable parallel safe
return array_remove(array_remove(array[
    array_to_string(words, ''), array_to_string(words[2:], ''), array_to_string(words[3:], ''),
    case when is_phone then '00' || array_to_string(words, '') end,
    case when is_phone then '0' || array_to_string(words[2:], '') end], null), '');

create function search_number(typed text) returns text[] immutable parallel safe
return search_joined(search_words(replace(typed, '(0)', ' ')), typed like '+%');

alter table items drop column search;
alter table items add column search tsvector not null generated always as (array_to_tsvector(
    search_words(coalesce(sku, '') || ' ' || name || ' ' || description) || search_number(coalesce(sku, '')))) stored;
create index items_search on items using gin (search);

alter table customers drop column search;
alter table customers add column search tsvector not null generated always as (array_to_tsvector(
    search_words(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(address, ''))
        || search_number(coalesce(phone, '')))) stored;
create index customers_search on customers using gin (search);

alter table users add column search tsvector not null generated always as (array_to_tsvector(
    search_words(email || ' ' || name))) stored;
create index users_search on users using gin (search);

-- Names in the order of people: Ärzte between Art and Asche, capitals or not.
drop index items_by_name, items_low, items_archived, customers_by_name;
create index items_by_name on items (name collate "und-x-icu", id) where archived_at is null;
create index items_low on items (name collate "und-x-icu", id)
    where archived_at is null and quantity <= low_stock_threshold;
create index items_archived on items (name collate "und-x-icu", id) where archived_at is not null;
create index customers_by_name on customers (name collate "und-x-icu", id) where erased_at is null;
