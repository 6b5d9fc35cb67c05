-- Finding customers: what a search reads, what a sweep for duplicates works through, edits of many at once, views.

-- What a customer is found by, apart from the customer. Kept in the customers' rows, the hundred tokens would double
-- every scan, and each small change of a customer would have to enter all of them into the index anew.
-- A source is the record whose words these are. After a merge the sources of both lead to the one that stayed, so that
-- the old number and the old name go on finding it.
create table customer_search (
  source_id uuid primary key,
  customer_id uuid not null,
  tokens text[] not null,
  -- Among equal hits the shorter name is the closer one, then the order of the list.
  length integer not null,
  sort_name text collate "C",
  is_live boolean not null
);
alter table customer_search alter column tokens set storage external;
create index customer_search_customer on customer_search (customer_id);
-- Entries waiting to be merged into the index are read one by one with each search: a megabyte of them is 1 ms.
create index customer_search_tokens on customer_search using gin (tokens) with (gin_pending_list_limit = 1024);

drop index if exists customers_tokens;
alter table customers reset (toast_tuple_target);

-- customers.search_tokens is where a writer hands the tokens in; the row itself does not keep them.
create function file_search_tokens() returns trigger language plpgsql as $$
begin
  if new.search_tokens <> '{}' then
    insert into customer_search (source_id, customer_id, tokens, length, sort_name, is_live)
      values (new.id, new.id, new.search_tokens, char_length(new.name), new.sort_name, new.withdrawn_at is null)
      on conflict (source_id) do update set tokens = excluded.tokens, length = excluded.length, sort_name = excluded.sort_name;
    new.search_tokens := '{}';
  end if;
  if tg_op = 'UPDATE' and (new.withdrawn_at is null) <> (old.withdrawn_at is null) then
    update customer_search set is_live = new.withdrawn_at is null where source_id = new.id;
  end if;
  return new;
end $$;
create trigger customers_search_insert before insert on customers for each row execute function file_search_tokens();
create trigger customers_search_update before update of search_tokens, withdrawn_at on customers
  for each row execute function file_search_tokens();

create function drop_search_tokens() returns trigger language plpgsql as $$
begin
  delete from customer_search where source_id = old.id;
  return null;
end $$;
create trigger customers_search_delete after delete on customers for each row execute function drop_search_tokens();

-- Lists sort by these columns and search the divisions by their beginning: plain byte order, whatever the server's own
-- collation is, serves both with one index.
alter table customers alter column sort_name type text collate "C";
alter table customers alter column region type text collate "C";
drop index customers_region;
create index customers_region on customers (region, id);

-- Every listed field is a filter and may be a sort.
create index customers_time_class on customers (time_class, id);
create index customers_process_class on customers (process_class, id);
create index customers_nature on customers (nature, id);
create index customers_volume on customers (volume, id);
create index customers_market on customers (market, id);
create index customers_directness on customers (directness, id);
create index customers_core on customers (is_core, id);
create index customers_accuracy on customers (accuracy, id);
create index customers_validity on customers (validity, id);
create index customers_reviewed on customers (reviewed_on, id);
create index customers_last_trade on customers (last_trade_on, id);
create index customers_created on customers (created_at, id);
create index customers_collector on customers (collector_id, id);
create index customers_created_by on customers (created_by, id);
create index customers_ownership on customers (ownership);
create index customers_size on customers (size);
create index customers_channel on customers (channel);
create index customers_industry on customers (industry);
create index customers_trade_since on customers (trade_since);
create index customers_phones on customers using gin (phones);
create index customers_credit_code on customers (credit_code) where credit_code is not null;
create index customers_number_start on customers (lower(number) text_pattern_ops);
-- Three characters and more inside a text; of two Hanzi trigrams know nothing.
create index customers_texts on customers using gin
  (lower(name) gin_trgm_ops, lower(short_name) gin_trgm_ops, lower(address) gin_trgm_ops, lower(industry) gin_trgm_ops);

-- Groups of archives that share a key, waiting to be compared by the sweep. Losing them in a crash loses a night's
-- sweep and no data, so they are not logged.
create unlogged table duplicate_groups (
  id bigint generated always as identity primary key,
  members uuid[] not null
);

-- The likeliest pair first; the list pages backwards through it.
drop index duplicate_pairs_open;
create index duplicate_pairs_open on duplicate_pairs (score, id) where state = 'open';

-- One name once per person: two tabs of the same name cannot be told apart.
create unique index saved_views_name on saved_views (entity, owner_id, lower(name));

create table bulk_edits (
  id uuid primary key,
  entity text not null,
  actor_id uuid not null,
  state text not null check (state in ('previewed', 'running', 'done', 'cancelled', 'failed')),
  ids uuid[] not null,
  edit jsonb not null,
  reason text,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  refused jsonb not null default '[]',
  created_at timestamptz not null,
  finished_at timestamptz
);
create index bulk_edits_actor on bulk_edits (actor_id, id);
