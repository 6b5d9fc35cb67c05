-- What one person in particular may hold and claim, where it differs from the firm's limits.
-- Repeats domain/allocation/pool/schema.ts.

create table person_limits (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  staff_id uuid not null unique references staff,
  holding_cap integer,
  claims_per_day integer
);
