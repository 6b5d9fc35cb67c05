-- The customer journal. Lengths and option lists repeat domain/journal/schema.ts.

create table journal_entries (
  id uuid primary key,
  customer_id uuid not null references customers,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  author_id uuid,
  -- The author of an imported entry may never have been on our staff list.
  author_name text not null check (char_length(author_name) <= 60),
  category text not null,
  text text not null check (char_length(text) <= 10000),
  solution text check (char_length(solution) <= 10000),
  summary text check (char_length(summary) <= 2000),
  source text not null check (source in ('person', 'event', 'import')),
  refers_to uuid references journal_entries,
  refers_as text check (refers_as in ('correction', 'supplement')),
  reason text check (char_length(reason) <= 500),
  links jsonb not null default '[]',
  event_key text check (char_length(event_key) <= 200),
  import_run_id uuid,
  search_tokens text[] not null default '{}',
  constraint journal_entries_refers check ((refers_to is null) = (refers_as is null))
);
create index journal_entries_customer on journal_entries (customer_id, happened_at desc, id desc);
create index journal_entries_category on journal_entries (customer_id, category, happened_at desc, id desc);
create index journal_entries_author on journal_entries (author_id, happened_at desc, id desc);
create index journal_entries_latest on journal_entries (happened_at desc, id desc);
create index journal_entries_refers on journal_entries (refers_to) where refers_to is not null;
create index journal_entries_tokens on journal_entries using gin (search_tokens);
create index journal_entries_import_run on journal_entries (import_run_id) where import_run_id is not null;
-- The same event is noted once, however often its job runs.
create unique index journal_entries_event on journal_entries (event_key) where event_key is not null;

-- Tokens are wide and read only through their index.
alter table journal_entries alter column search_tokens set storage external;

create trigger journal_entries_keep before update on journal_entries for each row execute function keep_as_written();
create trigger journal_entries_stay before delete or truncate on journal_entries for each statement execute function refuse_rewrite();

-- History lines that came with an import which was taken back: kept as written, shown no more.
create table journal_retractions (
  import_run_id uuid not null,
  customer_id uuid not null references customers,
  retracted_at timestamptz not null,
  retracted_by uuid not null,
  primary key (import_run_id, customer_id)
);
create index journal_retractions_customer on journal_retractions (customer_id);
