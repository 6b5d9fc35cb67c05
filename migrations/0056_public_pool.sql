-- The public pool: by which rules customers fall back to nobody, and every move out of and into it.
-- Lengths and option lists repeat domain/allocation/pool/schema.ts. A customer in the pool is one without an owner.

create table pool_rules (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  name text not null check (char_length(name) <= 80),
  condition jsonb,
  idle_days integer,
  trade_days integer,
  contract_days integer,
  untraded_days integer,
  protection_days integer not null,
  remind_days integer not null,
  is_active boolean not null
);

create table pool_moves (
  id uuid primary key,
  customer_id uuid not null references customers,
  kind text not null check (kind in ('fell', 'givenBack', 'claimed', 'assigned')),
  from_id uuid references staff,
  to_id uuid references staff,
  reason text not null check (char_length(reason) <= 500),
  rule_id uuid references pool_rules,
  moved_at timestamptz not null,
  moved_by uuid not null
);
create index pool_moves_customer on pool_moves (customer_id, id desc);
create index pool_moves_to on pool_moves (to_id, moved_at desc) where to_id is not null;
create index pool_moves_from on pool_moves (from_id, moved_at desc) where from_id is not null;

-- The pool is read by when a customer came into it.
create index customers_pool on customers (coalesce(owner_since, created_at) desc, id desc)
  where owner_id is null and withdrawn_at is null;
