-- Greetings of care sent to customers by mail or text message: a run, and one message for each task of care.
-- Option lists repeat domain/integrations/greetings/schema.ts.

alter table robots add column serves_customers boolean not null default false;

create table greeting_runs (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  rule_id text not null check (char_length(rule_id) <= 60),
  name text not null check (char_length(name) <= 120),
  means text not null check (means in ('email', 'sms')),
  state text not null check (state in ('running', 'done', 'cancelled')),
  robot_id uuid references robots on delete set null,
  ended_at timestamptz
);
create index greeting_runs_rule on greeting_runs (rule_id, id desc);

create table greeting_messages (
  id uuid primary key,
  run_id uuid not null references greeting_runs,
  task_id uuid not null references tasks,
  customer_id uuid not null references customers,
  recipient text not null,
  address text not null,
  subject text not null,
  body text not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'cancelled')),
  attempts integer not null default 0,
  next_at timestamptz,
  fault text,
  ended_at timestamptz
);
create index greeting_messages_due on greeting_messages (next_at) where state = 'waiting';
create index greeting_messages_run on greeting_messages (run_id, id);
create index greeting_messages_customer on greeting_messages (customer_id);
-- A greeting goes out once: what failed or was cancelled may be sent again, what waits or was sent may not.
create unique index greeting_messages_once on greeting_messages (task_id) where state in ('waiting', 'sent');
