-- Rules of the firm (制度): documents with versions, who has read them, what they belong to, and the numbers they set.

create table policies (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  number text check (char_length(number) <= 40),
  title text not null check (char_length(title) <= 120),
  about text check (char_length(about) <= 500),
  department_id uuid references departments,
  interpreter_id uuid references departments,
  audience jsonb,
  review_months integer check (review_months between 1 and 120),
  reviewed_on date,
  review_due_on date,
  ended_on date,
  end_reason text check (char_length(end_reason) <= 500),
  origin text check (char_length(origin) <= 60)
);
create unique index policies_number on policies (number) where number is not null;
create unique index policies_origin on policies (origin) where origin is not null;
create index policies_review on policies (review_due_on) where ended_on is null;

create table policy_versions (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  policy_id uuid not null references policies,
  edition integer not null check (edition > 0),
  body text not null check (char_length(body) <= 200000),
  note text check (char_length(note) <= 500),
  file text check (char_length(file) <= 64),
  file_name text check (char_length(file_name) <= 200),
  state text not null check (state in ('draft', 'reviewed', 'approved', 'issued')),
  maker_id uuid not null references staff,
  reviewer_id uuid references staff,
  reviewed_at timestamptz,
  approver_id uuid references staff,
  approved_at timestamptz,
  issued_on date,
  effective_on date,
  check (state <> 'issued' or (issued_on is not null and effective_on is not null))
);
create unique index policy_versions_edition on policy_versions (policy_id, edition);
-- One version of a policy is being written at a time, whoever else begins at the same moment.
create unique index policy_versions_open on policy_versions (policy_id) where state <> 'issued';
create index policy_versions_force on policy_versions (policy_id, effective_on desc) where state = 'issued';

create table policy_links (
  id uuid primary key,
  policy_id uuid not null references policies,
  kind text not null check (kind in ('form', 'policy', 'paper')),
  target text check (char_length(target) <= 60),
  name text not null check (char_length(name) <= 120),
  number text check (char_length(number) <= 60),
  created_at timestamptz not null default now(),
  created_by uuid
);
create unique index policy_links_once on policy_links (policy_id, kind, coalesce(target, name));

create table policy_readings (
  policy_version_id uuid not null references policy_versions,
  staff_id uuid not null references staff,
  read_at timestamptz not null,
  primary key (policy_version_id, staff_id)
);

-- A number a rule sets, where the firm departs from what the papers say, and the version of the policy it came from.
create table rule_numbers (
  key text primary key check (char_length(key) <= 60),
  version integer not null default 1,
  value integer,
  policy_version_id uuid references policy_versions,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
