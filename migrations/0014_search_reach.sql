-- Searching without planning. With 48 indexes on customers and a thousand frequent words in the statistics, making the
-- plan of a search took 3 to 17 ms and running it 1; a function keeps its plans. And for people who see a part of the
-- customers only, whose they are is found in the index together with the words.

-- Who answers for the customer, collected it, opened it, and its department: what scopes of rights look at.
alter table customer_search add column reach uuid[] not null default '{}';

create function reach_of(owner uuid, collector uuid, opener uuid, department uuid) returns uuid[] language sql immutable parallel safe as $$
  select array_remove(array[owner, collector, opener, department], null)
$$;

update customer_search s set reach = reach_of(c.owner_id, c.collector_id, c.created_by, c.department_id)
  -- kh2600382 is found by the digits behind the letters, whatever signs stand between them.
  , tokens = s.tokens || coalesce((select array_agg('~' || left(digits.run, length)) from (select substring(regexp_replace(o.number, '[^A-Za-z0-9]', '', 'g') from '^[A-Za-z]+(\d+)') as run) digits,
      unnest(array[1, 2, 3, 4, 6, 8, 12]) length where length <= char_length(digits.run)), '{}')
  from customers c, customers o where c.id = s.customer_id and o.id = s.source_id;

drop index customer_search_tokens;
-- Entries waiting to be merged into the index are read one by one with each search: a megabyte of them is 1 ms.
create index customer_search_tokens on customer_search using gin (tokens, reach) with (gin_pending_list_limit = 1024);
-- Walking over the newest, see below.
drop index customer_search_customer;
create index customer_search_customer on customer_search (customer_id, source_id);

create or replace function file_search_tokens() returns trigger language plpgsql as $$
declare
  reached uuid[] := reach_of(new.owner_id, new.collector_id, new.created_by, new.department_id);
begin
  if new.search_tokens <> '{}' then
    insert into customer_search (source_id, customer_id, tokens, length, sort_name, is_live, reach)
      values (new.id, new.id, new.search_tokens, char_length(new.name), new.sort_name, new.withdrawn_at is null, reached)
      on conflict (source_id) do update set tokens = excluded.tokens, length = excluded.length, sort_name = excluded.sort_name;
    new.search_tokens := '{}';
  end if;
  if tg_op = 'UPDATE' then
    if (new.withdrawn_at is null) <> (old.withdrawn_at is null) then
      update customer_search set is_live = new.withdrawn_at is null where source_id = new.id;
    end if;
    if reached <> reach_of(old.owner_id, old.collector_id, old.created_by, old.department_id) then
      update customer_search set reach = reached where customer_id = new.id;
    end if;
  end if;
  return new;
end $$;
drop trigger customers_search_update on customers;
create trigger customers_search_update before update of search_tokens, withdrawn_at, owner_id, collector_id, created_by, department_id on customers
  for each row execute function file_search_tokens();

-- Words that lead to another customer after a merge are reached as that one is.
create function follow_reach() returns trigger language plpgsql as $$
begin
  select reach_of(c.owner_id, c.collector_id, c.created_by, c.department_id) into new.reach from customers c where c.id = new.customer_id;
  return new;
end $$;
create trigger customer_search_follow before update of customer_id on customer_search
  for each row when (new.customer_id <> old.customer_id) execute function follow_reach();

-- What a text finds, in one of three tiers (see platform/core/chinese/search-tokens.ts), through the customers' own words
-- and through their contacts; at most `most` of each. `reached` are the people and departments whose customers may be
-- found, null for all. Of a word that very many have, `walked`, the newest are met on the way instead of gathered.
-- Gathering is always right in the index of words: nothing else is left to the planner, which cannot know the words.
create function find_in_tier(rank integer, words text[], reached uuid[], walked boolean, most integer)
  returns table (tier integer, length integer, sort_name text, id uuid, source_id uuid, is_contact boolean)
  language plpgsql stable rows 100
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
#variable_conflict use_column
begin
  if reached is not null then
    return query select rank, s.length, coalesce(s.sort_name, ''), s.customer_id, s.source_id, false
      from customer_search s where s.is_live and s.tokens @> words and s.reach && reached limit most;
  elsif walked then
    return query select rank, s.length, coalesce(s.sort_name, ''), s.customer_id, s.source_id, false
      from (select * from customer_search order by customer_id desc offset 0) s where s.is_live and s.tokens @> words limit most;
  else
    return query select rank, s.length, coalesce(s.sort_name, ''), s.customer_id, s.source_id, false
      from customer_search s where s.is_live and s.tokens @> words limit most;
  end if;
  return query select rank + 1, char_length(k.name), k.name collate "C", c.id, k.id, true
    from contacts k join customer_contacts m on m.contact_id = k.id join customers c on c.id = m.customer_id
    where k.search_tokens @> words and k.withdrawn_at is null and m.withdrawn_at is null and m.to_on is null and c.withdrawn_at is null
      and (reached is null or array[c.owner_id, c.collector_id, c.created_by, c.department_id] && reached) limit most;
end $$;
