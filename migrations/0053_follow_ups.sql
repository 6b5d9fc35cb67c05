-- Follow-ups: cadences with their editions, pauses, the calendar of working days, how much a person can do in a day.
-- Lengths and option lists repeat domain/follow-ups/**/schema.ts.

create table cadences (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  -- Of a trade's proposal its key; unset for the firm's own.
  key text check (char_length(key) <= 60),
  pack text check (char_length(pack) <= 40),
  name text not null check (char_length(name) <= 80),
  clauses text[] not null default '{}',
  state text not null check (state in ('on', 'off', 'new')),
  edition integer not null default 0,
  plan jsonb not null,
  draft jsonb,
  draft_name text check (char_length(draft_name) <= 80),
  drafted_at timestamptz,
  drafted_by uuid,
  in_force_on date,
  policy_version_id uuid references policy_versions,
  policy text check (char_length(policy) <= 60)
);
create unique index cadences_key on cadences (key) where key is not null;

-- What was in force and when stays readable for ever.
create table cadence_editions (
  cadence_id uuid not null references cadences,
  edition integer not null,
  name text not null,
  plan jsonb not null,
  in_force_on date not null,
  reason text,
  saved_at timestamptz not null,
  saved_by uuid not null,
  policy_version_id uuid references policy_versions,
  primary key (cadence_id, edition)
);
create trigger cadence_editions_stay before update or delete or truncate on cadence_editions for each statement execute function refuse_rewrite();

create table cadence_pauses (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  customer_id uuid not null references customers,
  -- Unset: all cadences of the customer.
  cadence_id uuid references cadences,
  from_on date not null,
  until_on date,
  reason text not null check (char_length(reason) <= 500),
  constraint cadence_pauses_order check (until_on is null or until_on >= from_on - 1)
);
create index cadence_pauses_customer on cadence_pauses (customer_id);

-- Days that are not what their weekday says: holidays and the days worked for them.
create table work_days (
  day date primary key,
  is_working boolean not null,
  note text check (char_length(note) <= 60),
  -- The notice it comes from; unset for what the firm set itself.
  source text check (char_length(source) <= 120),
  updated_at timestamptz not null default now(),
  updated_by uuid
);

insert into work_days (day, is_working, note, source)
select day::date, false, note, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）'
from (values ('元旦', date '2025-01-01', date '2025-01-01'), ('春节', '2025-01-28', '2025-02-04'), ('清明节', '2025-04-04', '2025-04-06'),
  ('劳动节', '2025-05-01', '2025-05-05'), ('端午节', '2025-05-31', '2025-06-02'), ('国庆节、中秋节', '2025-10-01', '2025-10-08')) h (note, first, last),
  generate_series(first, last, interval '1 day') day
union all
select day, true, note, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）'
from (values ('春节', date '2025-01-26'), ('春节', '2025-02-08'), ('劳动节', '2025-04-27'), ('国庆节、中秋节', '2025-09-28'), ('国庆节、中秋节', '2025-10-11')) w (note, day)
union all
select day::date, false, note, '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）'
from (values ('元旦', date '2026-01-01', date '2026-01-03'), ('春节', '2026-02-15', '2026-02-23'), ('清明节', '2026-04-04', '2026-04-06'),
  ('劳动节', '2026-05-01', '2026-05-05'), ('端午节', '2026-06-19', '2026-06-21'), ('中秋节', '2026-09-25', '2026-09-27'), ('国庆节', '2026-10-01', '2026-10-07')) h (note, first, last),
  generate_series(first, last, interval '1 day') day
union all
select day, true, note, '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）'
from (values ('元旦', date '2026-01-04'), ('春节', '2026-02-14'), ('春节', '2026-02-28'), ('劳动节', '2026-05-09'), ('国庆节', '2026-09-20'), ('国庆节', '2026-10-10')) w (note, day);

-- How many follow-ups somebody can do in a day, where it differs from the firm's usual number.
create table follow_up_limits (
  staff_id uuid primary key references staff,
  per_day integer not null check (per_day between 1 and 500),
  updated_at timestamptz not null,
  updated_by uuid not null
);

create index tasks_follow_ups on tasks (first_due_on, id) where kind = 'followUp';
