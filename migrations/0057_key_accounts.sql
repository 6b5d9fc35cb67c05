-- Key accounts: whose mark, by rule or by hand; their plan and people; what is planned with them, beyond what a task says.
-- Lengths and option lists repeat domain/key-accounts/schema.ts.

create table key_accounts (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  customer_id uuid not null references customers,
  marked_by text not null check (marked_by in ('rule', 'hand')),
  reason text not null check (char_length(reason) <= 500),
  since_on date not null,
  contact_id uuid references contacts,
  goal text check (char_length(goal) <= 2000),
  situation text check (char_length(situation) <= 2000),
  strategy text check (char_length(strategy) <= 2000),
  people jsonb not null default '[]',
  ended_on date,
  end_reason text check (char_length(end_reason) <= 500)
);
create unique index key_accounts_once on key_accounts (customer_id) where ended_on is null;
create index key_accounts_customer on key_accounts (customer_id);

-- One row for each task of kind 'matter', with its id.
create table key_account_matters (
  id uuid primary key references tasks,
  version integer not null default 1,
  key_account_id uuid not null references key_accounts,
  importance text not null check (importance in ('high', 'middle', 'low')),
  urgency text not null check (urgency in ('high', 'middle', 'low')),
  place text check (char_length(place) <= 120),
  progress integer not null default 0 check (progress between 0 and 100),
  progress_note text check (char_length(progress_note) <= 500),
  updated_at timestamptz not null,
  updated_by uuid
);
create index key_account_matters_account on key_account_matters (key_account_id);
