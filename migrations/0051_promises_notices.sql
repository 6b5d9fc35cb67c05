-- Promises are tasks with a giver (JRN-16); notices are what the bell tells a person (TSK-02).

alter table tasks
  -- Who gave the promise: a member of staff, or by name alone when a paper says so.
  add column given_by uuid references staff,
  add column given_by_name text check (char_length(given_by_name) <= 60),
  add column given_on date,
  add constraint tasks_promise check (kind <> 'promise' or given_on is not null);
create index tasks_closed on tasks (closed_at desc, id desc) where state <> 'open';
create index tasks_promises on tasks (due_on, id) where kind = 'promise';

create table notices (
  id uuid primary key,
  staff_id uuid not null references staff,
  -- The text is worded when it is read, in the reader's language, from kind and facts.
  kind text not null check (char_length(kind) <= 40),
  facts jsonb not null default '{}',
  link_kind text check (char_length(link_kind) <= 40),
  link_id uuid,
  -- Names what is told, so that telling it twice tells it once.
  event_key text not null check (char_length(event_key) <= 200),
  created_at timestamptz not null default now(),
  read_at timestamptz,
  constraint notices_event unique (staff_id, event_key)
);
create index notices_staff on notices (staff_id, id desc);
create index notices_unread on notices (staff_id) where read_at is null;

-- How a person wants to be reminded; who has no row gets what is usual.
create table reminder_settings (
  staff_id uuid primary key references staff,
  version integer not null default 1,
  by_mail boolean not null default true,
  quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- SHA-256 of the secret in the address of the calendar; the secret itself is shown once and kept nowhere.
  calendar_hash bytea unique,
  calendar_made_at timestamptz,
  updated_at timestamptz not null default now(),
  constraint reminder_quiet check ((quiet_from is null) = (quiet_to is null))
);
-- One morning mail per person and day, whatever runs twice.
create table reminder_mails (
  staff_id uuid not null references staff,
  on_day date not null,
  sent_at timestamptz,
  outcome text check (char_length(outcome) <= 300),
  primary key (staff_id, on_day)
);
