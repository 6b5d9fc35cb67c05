-- Other systems of the firm that are told of events (TEC-12), and every telling with what came of it.
create table integrations (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  name text not null check (char_length(name) <= 60),
  address text not null check (char_length(address) <= 300),
  events text[] not null,
  condition jsonb,
  is_active boolean not null default true,
  secret text not null,
  constraint integrations_name unique (name)
);

-- Events that somebody waits for, from the moment they are committed until they have become deliveries.
create table integration_events (
  id bigint generated always as identity primary key,
  change_id uuid,
  entity text not null,
  record_id uuid not null,
  kind text not null,
  at timestamptz not null
);

create table integration_deliveries (
  id uuid primary key,
  integration_id uuid not null references integrations on delete cascade,
  event text not null,
  record_id uuid,
  body text not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz,
  status integer,
  fault text,
  took_ms integer,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index integration_deliveries_due on integration_deliveries (next_at) where state = 'waiting';
create index integration_deliveries_of on integration_deliveries (integration_id, id desc);

-- Whoever writes history pays one look at a table of a few rows, and only while somebody waits for such events anything more:
-- the event joins the transaction that caused it, and the sending happens elsewhere.
create function note_integration_events() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from integrations where is_active) then return null; end if;
  insert into integration_events (change_id, entity, record_id, kind, at)
    select n.id, n.entity, n.record_id, n.kind, n.at from written n
    where exists (select 1 from integrations i where i.is_active and n.entity || '.' || n.kind = any (i.events))
    order by n.id;
  if found then
    perform graphile_worker.add_job('integrations:tell', '{}'::json, job_key => 'integrations.tell', max_attempts => 5);
  end if;
  return null;
end $$;
create trigger record_changes_told after insert on record_changes referencing new table as written
  for each statement execute function note_integration_events();

-- Entries of the journal and trade lines are only ever added, so they have no history of changes.
create function note_integration_additions() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from integrations where is_active and tg_argv[0] || '.created' = any (events)) then return null; end if;
  insert into integration_events (entity, record_id, kind, at) select tg_argv[0], n.id, 'created', now() from written n order by n.id;
  perform graphile_worker.add_job('integrations:tell', '{}'::json, job_key => 'integrations.tell', max_attempts => 5);
  return null;
end $$;
create trigger journal_entries_told after insert on journal_entries referencing new table as written
  for each statement execute function note_integration_additions('journalEntry');
create trigger trades_told after insert on trades referencing new table as written
  for each statement execute function note_integration_additions('trade');
