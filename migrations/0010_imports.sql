-- Files in and out. Rows of a run are staged here; customers see nothing of them until the run is written.

create table import_runs (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  target text not null,
  state text not null check (state in ('mapping', 'rehearsing', 'rehearsed', 'applying', 'applied', 'undoing', 'undone', 'cancelled')),
  file_name text not null check (char_length(file_name) <= 200),
  sha256 text not null,
  size integer not null,
  inspection jsonb,
  plan jsonb,
  counts jsonb,
  rows_total integer,
  rows_done integer not null default 0,
  failure jsonb,
  cancel_requested boolean not null default false,
  started_at timestamptz,
  applied_at timestamptz,
  undone_at timestamptz
);
create index import_runs_recent on import_runs (id desc);

create table import_rows (
  run_id uuid not null references import_runs on delete cascade,
  row_number integer not null,
  verdict text not null check (verdict in ('new', 'update', 'same', 'more', 'duplicate', 'pending', 'error')),
  name text,
  "values" jsonb not null,
  issues jsonb not null default '[]',
  match_id uuid,
  match jsonb,
  diff jsonb,
  choice text check (choice in ('join', 'create', 'skip')),
  result_id uuid,
  primary key (run_id, row_number)
);
create index import_rows_verdict on import_rows (run_id, verdict, row_number);
create index import_rows_result on import_rows (result_id) where result_id is not null;

create table import_mappings (
  target text not null,
  heading text not null,
  field text,
  "values" jsonb not null default '{}',
  used_at timestamptz not null,
  used_by uuid not null,
  primary key (target, heading)
);

create table export_files (
  id uuid primary key,
  target text not null,
  format text not null check (format in ('xlsx', 'csv', 'csvGb18030')),
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled')),
  request jsonb not null,
  rows_total integer,
  rows_done integer not null default 0,
  sha256 text,
  file_name text not null,
  size integer,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  expires_at timestamptz not null
);
create index export_files_own on export_files (created_by, id desc);
