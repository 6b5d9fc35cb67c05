-- Relationship care: occasions as data, special days of customers, gifts that are prepared and given.
-- Lengths and option lists repeat the schemas of domain/care.

create table care_occasions (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  -- The key of the trade's proposal this is the firm's word on; null for one of the firm's own.
  key text check (char_length(key) <= 60),
  name text not null check (char_length(name) <= 60),
  kind text not null check (kind in ('feast', 'birthday', 'specialDay', 'milestone', 'signed', 'once')),
  day_key text check (day_key ~ '^[SL](0[1-9]|1[0-2])-([0-2][0-9]|3[01])$'),
  once_on date,
  words text[],
  audience jsonb,
  recipients text not null check (recipients in ('customer', 'people', 'deciders')),
  lead_days integer not null check (lead_days between 0 and 120),
  means text[] not null,
  sender text not null check (sender in ('owner', 'leader', 'split')),
  leader_id uuid references staff,
  greeting text check (char_length(greeting) <= 2000),
  gift text check (char_length(gift) <= 200),
  budget numeric(18, 2),
  form_key text check (char_length(form_key) <= 40),
  is_active boolean not null,
  constraint care_occasions_key unique (key)
);

create table special_days (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  customer_id uuid not null references customers,
  contact_id uuid references contacts,
  kind text not null check (char_length(kind) <= 40),
  day text not null check (char_length(day) <= 12),
  whose text check (char_length(whose) <= 80),
  wish text check (char_length(wish) <= 500),
  withdrawn_at timestamptz
);
create index special_days_customer on special_days (customer_id) where withdrawn_at is null;
create index special_days_day on special_days (birthday_key(day)) where withdrawn_at is null;
create index contacts_birthday on contacts (birthday_key(birthday)) where birthday is not null;

-- What is prepared and given with a task of care. Given means that the task is done.
create table care_gifts (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  task_id uuid not null references tasks,
  item text not null check (char_length(item) <= 200),
  budget numeric(18, 2),
  cost numeric(18, 2),
  ready_on date,
  proof_id uuid references attachments,
  note text check (char_length(note) <= 500),
  constraint care_gifts_task unique (task_id)
);
create index tasks_care on tasks (due_on, id) where kind = 'care';
