-- What happens to a form as a paper: who signed it, who has it in hand, who may look into a sealed one, which numbered
-- copies of it there are. Lengths and option lists repeat domain/forms/**/schema.ts.

create table form_signatures (
  id uuid primary key,
  record_id uuid not null references form_records,
  path text not null check (char_length(path) <= 130),
  kind text not null check (kind in ('signature', 'approval')),
  name text not null check (char_length(name) <= 80),
  -- The strokes of the pen as an SVG path.
  drawn text check (char_length(drawn) <= 60000),
  verdict text check (verdict in ('agreed', 'refused')),
  opinion text check (char_length(opinion) <= 2000),
  signed_at timestamptz not null,
  -- Whose session it was; nobody of the firm where it came by link.
  signed_by uuid,
  via text not null check (via in ('screen', 'link'))
);
create index form_signatures_record on form_signatures (record_id, signed_at);
create trigger form_signatures_append_only before update or delete or truncate on form_signatures for each statement execute function refuse_rewrite();

create table form_movements (
  id uuid primary key,
  record_id uuid not null references form_records,
  kind text not null check (kind in ('draw', 'return', 'handOver', 'keep')),
  from_id uuid not null,
  to_id uuid not null,
  purpose text check (char_length(purpose) <= 500),
  due_on date,
  moved_at timestamptz not null,
  moved_by uuid not null
);
create index form_movements_record on form_movements (record_id, id desc);
create trigger form_movements_append_only before update or delete or truncate on form_movements for each statement execute function refuse_rewrite();
-- What is out, the most pressing first.
create index form_records_out on form_records (holder_id) where keeper_id is not null and holder_id <> keeper_id;

create table form_looks (
  id uuid primary key,
  record_id uuid not null references form_records,
  asked_by uuid not null,
  asked_at timestamptz not null,
  purpose text not null check (char_length(purpose) <= 500),
  state text not null default 'waiting' check (state in ('waiting', 'granted', 'refused')),
  until timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  note text check (char_length(note) <= 500)
);
create index form_looks_record on form_looks (record_id, asked_by);
create index form_looks_waiting on form_looks (asked_at) where state = 'waiting';

create table form_copies (
  id uuid primary key,
  form_key text not null check (char_length(form_key) <= 40),
  record_id uuid references form_records,
  kind text not null check (kind in ('blank', 'filled', 'export')),
  count integer not null check (count between 1 and 500),
  purpose text not null check (char_length(purpose) <= 500),
  state text not null default 'asked' check (state in ('asked', 'issued', 'refused')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text check (char_length(note) <= 500)
);
create index form_copies_form on form_copies (form_key, id desc);
create index form_copies_asked on form_copies (asked_at) where state = 'asked';

-- One row a numbered sheet, so that each can be told where it went.
create table form_sheets (
  id uuid primary key,
  copy_id uuid not null references form_copies,
  form_key text not null,
  number text not null check (char_length(number) <= 80),
  state text not null default 'issued' check (state in ('issued', 'printed', 'returned', 'destroyed', 'lost')),
  changed_at timestamptz not null,
  changed_by uuid not null,
  note text check (char_length(note) <= 500),
  constraint form_sheets_number unique (form_key, number)
);
create index form_sheets_copy on form_sheets (copy_id);
