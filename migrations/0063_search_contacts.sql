-- Contacts are found in the same place as the customers they lead to: one look-up in one narrow table, where the words of
-- a contact led through three tables and the wide rows of customers, nine tenths of a search at a million customers.
-- A contact who belongs to several customers has a row for each; only current contacts have rows.
alter table customer_search add column is_contact boolean not null default false;
alter table customer_search drop constraint customer_search_pkey;
create unique index customer_search_own on customer_search (source_id) where not is_contact;
create unique index customer_search_contact on customer_search (source_id, customer_id) where is_contact;
drop index contacts_tokens;

insert into customer_search (source_id, customer_id, is_contact, tokens, length, sort_name, is_live, reach)
  select distinct on (k.id, c.id) k.id, c.id, true, k.search_tokens, char_length(k.name), k.name, c.withdrawn_at is null,
    reach_of(c.owner_id, c.collector_id, c.created_by, c.department_id)
  from contacts k join customer_contacts m on m.contact_id = k.id join customers c on c.id = m.customer_id
  where k.withdrawn_at is null and m.withdrawn_at is null and m.to_on is null;

-- Puts the words of a contact at a customer in place as both now are, or takes them away.
create function file_contact_words(contact uuid, customer uuid) returns void language plpgsql as $$
begin
  insert into customer_search (source_id, customer_id, is_contact, tokens, length, sort_name, is_live, reach)
    select k.id, c.id, true, k.search_tokens, char_length(k.name), k.name, c.withdrawn_at is null,
      reach_of(c.owner_id, c.collector_id, c.created_by, c.department_id)
    from contacts k, customers c where k.id = contact and c.id = customer and k.withdrawn_at is null
      and exists (select 1 from customer_contacts m
        where m.contact_id = k.id and m.customer_id = c.id and m.withdrawn_at is null and m.to_on is null)
    on conflict (source_id, customer_id) where is_contact
      do update set tokens = excluded.tokens, length = excluded.length, sort_name = excluded.sort_name;
  if not found then
    delete from customer_search where source_id = contact and customer_id = customer and is_contact;
  end if;
end $$;

create function follow_contact() returns trigger language plpgsql as $$
begin
  perform file_contact_words(new.id, m.customer_id) from (select distinct customer_id from customer_contacts where contact_id = new.id) m;
  return null;
end $$;
create trigger contacts_search after update of search_tokens, name, withdrawn_at on contacts for each row
  when (new.search_tokens <> old.search_tokens or new.name <> old.name or (new.withdrawn_at is null) <> (old.withdrawn_at is null))
  execute function follow_contact();

create function follow_contact_link() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform file_contact_words(old.contact_id, old.customer_id); end if;
  if tg_op <> 'DELETE' then perform file_contact_words(new.contact_id, new.customer_id); end if;
  return null;
end $$;
create trigger customer_contacts_search after insert or delete or update of contact_id, customer_id, to_on, withdrawn_at on customer_contacts
  for each row execute function follow_contact_link();

create or replace function file_search_tokens() returns trigger language plpgsql as $$
declare
  reached uuid[] := reach_of(new.owner_id, new.collector_id, new.created_by, new.department_id);
begin
  if new.search_tokens <> '{}' then
    insert into customer_search (source_id, customer_id, tokens, length, sort_name, is_live, reach)
      values (new.id, new.id, new.search_tokens, char_length(new.name), new.sort_name, new.withdrawn_at is null, reached)
      on conflict (source_id) where not is_contact
        do update set tokens = excluded.tokens, length = excluded.length, sort_name = excluded.sort_name;
    new.search_tokens := '{}';
  end if;
  if tg_op = 'UPDATE' then
    if (new.withdrawn_at is null) <> (old.withdrawn_at is null) then
      update customer_search set is_live = new.withdrawn_at is null where customer_id = new.id;
    end if;
    if reached <> reach_of(old.owner_id, old.collector_id, old.created_by, old.department_id) then
      update customer_search set reach = reached where customer_id = new.id;
    end if;
  end if;
  return new;
end $$;

create or replace function drop_search_tokens() returns trigger language plpgsql as $$
begin
  delete from customer_search where source_id = old.id and not is_contact;
  return null;
end $$;

-- What a text finds in one of three tiers (see platform/core/chinese/search-tokens.ts): through the customers' own words,
-- and one rank behind through their contacts; at most `most` altogether. `reached` are the people and departments whose
-- customers may be found, null for all. Of a word that very many have, `walked`, the newest are met on the way instead of
-- gathered. Gathering is always right in the index of words: nothing else is left to the planner, which cannot know them.
create or replace function find_in_tier(rank integer, words text[], reached uuid[], walked boolean, most integer)
  returns table (tier integer, length integer, sort_name text, id uuid, source_id uuid, is_contact boolean)
  language plpgsql stable rows 100
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
#variable_conflict use_column
begin
  if reached is not null then
    return query select rank + s.is_contact::integer, s.length, coalesce(s.sort_name, ''), s.customer_id, s.source_id, s.is_contact
      from customer_search s where s.is_live and s.tokens @> words and s.reach && reached limit most;
  elsif walked then
    return query select rank + s.is_contact::integer, s.length, coalesce(s.sort_name, ''), s.customer_id, s.source_id, s.is_contact
      from (select * from customer_search order by customer_id desc offset 0) s where s.is_live and s.tokens @> words limit most;
  else
    return query select rank + s.is_contact::integer, s.length, coalesce(s.sort_name, ''), s.customer_id, s.source_id, s.is_contact
      from customer_search s where s.is_live and s.tokens @> words limit most;
  end if;
end $$;
