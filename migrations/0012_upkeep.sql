-- 系统维护: copies of everything, and whether a restore of them was tried.

create table backups (
  id uuid primary key,
  occasion text not null check (occasion in ('nightly', 'asked')),
  state text not null check (state in ('waiting', 'running', 'good', 'failed')),
  file_name text not null unique,
  percent integer not null default 0,
  size bigint,
  row_count bigint,
  file_count integer,
  missing_files integer,
  asked_by uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  fault text,
  tried_state text check (tried_state in ('waiting', 'running', 'passed', 'failed')),
  tried_at timestamptz,
  tried_fault text
);
create unique index backups_one_at_a_time on backups ((true)) where state in ('waiting', 'running');
create index backups_newest on backups (started_at desc);
