-- Tasks: what somebody has to do by a day, typed by hand or made by a rule. Lengths and option lists repeat domain/tasks/schema.ts.

create table tasks (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  kind text not null check (kind in ('task', 'followUp', 'care', 'promise', 'duty', 'matter', 'correction', 'handOver')),
  title text not null check (char_length(title) <= 200),
  customer_id uuid references customers,
  contact_id uuid references contacts,
  -- Nobody yet: the post the rule names is vacant. The superior's list shows it.
  owner_id uuid references staff,
  department_id uuid references departments,
  priority text not null default 'normal' check (priority in ('high', 'normal', 'low')),
  means text check (means in ('call', 'visit', 'wechat', 'sms', 'email', 'meeting', 'card', 'gift', 'letter', 'form')),
  due_on date not null,
  due_time text check (due_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- As the rule or the person said at first; putting a task off leaves it.
  first_due_on date not null,
  remarks text check (char_length(remarks) <= 2000),
  -- Names what made it, so that making it twice makes it once.
  origin text check (char_length(origin) <= 200),
  because jsonb,
  links jsonb not null default '[]',
  state text not null default 'open' check (state in ('open', 'done', 'lapsed', 'cancelled')),
  closed_at timestamptz,
  closed_by uuid,
  result text check (char_length(result) <= 10000),
  close_reason text check (char_length(close_reason) <= 500),
  journal_entry_id uuid references journal_entries,
  escalated_at timestamptz,
  constraint tasks_closed check ((state = 'open') = (closed_at is null))
);
create unique index tasks_origin on tasks (origin) where origin is not null;
create index tasks_owner_open on tasks (owner_id, due_on, id) where state = 'open';
create index tasks_department_open on tasks (department_id, due_on, id) where state = 'open';
create index tasks_open on tasks (due_on, id) where state = 'open';
create index tasks_customer on tasks (customer_id, due_on desc, id desc) where customer_id is not null;
create index tasks_closed_by on tasks (closed_by, closed_at desc) where state <> 'open';
