-- Every print with its number: what was printed, by whom, for what; the file stays some days, the row for good.

create table prints (
  id uuid primary key,
  number text not null constraint prints_number_key unique check (char_length(number) <= 40),
  kind text not null check (kind in ('sheet', 'contacts', 'list', 'directory', 'duty', 'labels', 'mailList', 'letter')),
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled')),
  customer_id uuid references customers,
  request jsonb not null,
  copies integer not null,
  purpose text check (char_length(purpose) <= 200),
  is_open boolean not null default false,
  rows_total integer,
  rows_done integer not null default 0,
  left_out integer not null default 0,
  pages integer,
  failure text check (char_length(failure) <= 500),
  file_name text not null check (char_length(file_name) <= 200),
  sha256 text check (char_length(sha256) <= 64),
  size integer,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  taken_at timestamptz,
  expires_at timestamptz not null
);
create index prints_recent on prints (id desc);
create index prints_of_person on prints (created_by, id desc);
create index prints_of_customer on prints (customer_id, id desc) where customer_id is not null;
create index prints_expiring on prints (expires_at) where sha256 is not null;

-- How a person last laid out each kind of print, or the list of a view.
create table print_layouts (
  owner_id uuid not null,
  subject text not null check (char_length(subject) <= 80),
  layout jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (owner_id, subject)
);
