-- Supervision: what a service person reads of a customer's state, and what the supervisor finds of their journals.
-- Lengths repeat domain/supervision/schema.ts.

create table customer_readings (
  id uuid primary key,
  customer_id uuid not null references customers,
  state text not null check (char_length(state) <= 40),
  grounds text not null check (char_length(grounds) <= 500),
  read_on date not null,
  recorded_at timestamptz not null,
  author_id uuid not null
);
create index customer_readings_customer on customer_readings (customer_id, read_on desc, id desc);
create trigger customer_readings_keep before update on customer_readings for each row execute function keep_as_written();

create table journal_inspections (
  id uuid primary key,
  entry_id uuid not null references journal_entries,
  inspector_id uuid not null,
  inspected_at timestamptz not null,
  -- The three verdicts of 001-A. No word about the state: there was nothing to judge.
  in_time boolean not null,
  proper boolean not null,
  state_right boolean,
  note text check (char_length(note) <= 500),
  task_id uuid references tasks
);
create index journal_inspections_entry on journal_inspections (entry_id, inspected_at desc, id desc);
create index journal_inspections_at on journal_inspections (inspected_at desc);
