-- Rounds in which surveyed customers are given out by the firm's rules, each line with the rule that applied.
-- Lengths and option lists repeat domain/allocation/rounds/schema.ts.

create table allocation_rounds (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  name text not null check (char_length(name) <= 120),
  state text not null check (state in ('open', 'confirmed', 'cancelled')),
  rules jsonb not null,
  people jsonb not null,
  department_id uuid references departments,
  confirmed_at timestamptz,
  sealed_at timestamptz,
  keeper_id uuid references staff
);
create index allocation_rounds_latest on allocation_rounds (id desc);

create table allocation_lines (
  id uuid primary key,
  round_id uuid not null references allocation_rounds,
  customer_id uuid not null references customers,
  collector_id uuid references staff,
  rule text not null check (rule in ('collector', 'nearest', 'newStaff', 'ability', 'judgement')),
  facts jsonb not null,
  proposed_id uuid references staff,
  given_id uuid references staff,
  reason text check (char_length(reason) <= 500)
);
create unique index allocation_lines_once on allocation_lines (round_id, customer_id);
create index allocation_lines_customer on allocation_lines (customer_id);
