-- Regular duties: what the papers call 定期, with the interval the firm sets (TSK-07). Option lists repeat domain/tasks/duties/schema.ts.

create table duties (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  -- Of a proposal of a trade its key, of the firm's own 'own:' and its id.
  key text not null unique check (char_length(key) <= 60),
  -- Only the firm's own have a name here; a proposal is named by its trade.
  name text check (char_length(name) <= 80),
  every integer check (every between 1 and 366),
  unit text check (unit in ('day', 'week', 'month', 'quarter', 'year')),
  -- The day all others count from, and the next one to be made.
  starts_on date,
  next_due_on date,
  owner_id uuid references staff,
  post_id uuid references posts,
  is_active boolean not null default true,
  constraint duties_interval check ((every is null) = (unit is null) and (every is null) = (starts_on is null) and (every is null) = (next_due_on is null))
);
-- The tasks of a duty, the sheet of a month, and what one has done, the latest first.
create index tasks_duties on tasks ((because ->> 'ruleId')) where kind = 'duty';
create index tasks_days on tasks (due_on, owner_id) where state in ('open', 'done');
create index tasks_owner_closed on tasks (owner_id, closed_at desc, id desc) where state <> 'open';

create index duties_due on duties (next_due_on) where is_active and next_due_on is not null;

-- Robots in the group chats of departments, and a gateway for text messages: where reminders are said besides the bell (TSK-02).
create table robots (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  name text not null check (char_length(name) <= 60),
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu', 'sms')),
  -- Holds the key of the group for the first of them, so it is shown covered.
  address text not null check (char_length(address) <= 300),
  secret text check (char_length(secret) <= 200),
  -- Whose reminders; null: of the whole firm.
  department_id uuid references departments,
  is_active boolean not null default true,
  constraint robots_name unique (name)
);
create table robot_messages (
  id uuid primary key,
  robot_id uuid not null references robots on delete cascade,
  event_key text not null check (char_length(event_key) <= 200),
  phone text,
  body text not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz,
  status integer,
  fault text,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint robot_messages_event unique (robot_id, event_key)
);
create index robot_messages_due on robot_messages (next_at) where state = 'waiting';
create index robot_messages_of on robot_messages (robot_id, id desc);
