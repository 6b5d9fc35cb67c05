-- Forms: definitions in versions, additions to their option lists, filled records.
-- Lengths and option lists repeat domain/forms/**/schema.ts.

create table form_definitions (
  id uuid primary key,
  key text not null check (char_length(key) <= 40),
  version integer not null check (version >= 1),
  -- A draft is saved many times before it becomes a version.
  revision integer not null default 1,
  pack text check (char_length(pack) <= 40),
  edition integer not null default 1,
  definition jsonb not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  based_on uuid references form_definitions,
  note text check (char_length(note) <= 500),
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  published_at timestamptz,
  published_by uuid,
  constraint form_definitions_version unique (key, version)
);
create unique index form_definitions_one_draft on form_definitions (key) where state = 'draft';
create index form_definitions_current on form_definitions (key, version desc) where state <> 'draft';

-- What was filled in once prints for ever as it was signed: a published version may be retired, and nothing else.
create function keep_published_form() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' then return old; end if;
    raise exception 'a published form is never removed' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'draft' and (new.key, new.version, new.pack, new.edition, new.definition, new.published_at)
    is distinct from (old.key, old.version, old.pack, old.edition, old.definition, old.published_at) then
    raise exception 'a published form is never changed' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'draft' and new.state = 'draft' then
    raise exception 'a published form is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger form_definitions_keep before update or delete on form_definitions for each row execute function keep_published_form();

create table form_options (
  id uuid primary key,
  form_key text not null check (char_length(form_key) <= 40),
  field text not null check (char_length(field) <= 81),
  key text not null check (char_length(key) <= 40),
  label jsonb not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint form_options_once unique (form_key, field, key)
);

create table form_records (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  form_key text not null check (char_length(form_key) <= 40),
  definition_id uuid not null references form_definitions,
  number text check (char_length(number) <= 80),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'reviewed', 'approved', 'archived', 'voided')),
  title text not null check (char_length(title) <= 200),
  customer_id uuid references customers,
  contact_id uuid references contacts,
  staff_id uuid references staff,
  "values" jsonb not null default '{}',
  happened_on date not null,
  owner_id uuid,
  department_id uuid,
  -- Whoever has the paper in hand; there is exactly one at any time.
  holder_id uuid not null,
  keeper_id uuid,
  filled_by text check (filled_by in ('customer', 'staff')),
  source text not null check (source in ('screen', 'link', 'import', 'scan')),
  link_id uuid,
  act_id uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  opinion text check (char_length(opinion) <= 2000),
  returned_at timestamptz,
  filed_at timestamptz,
  filed_by uuid,
  location jsonb,
  voided_at timestamptz,
  voided_by uuid,
  void_reason text check (char_length(void_reason) <= 500),
  sealed_at timestamptz,
  sealed_by uuid,
  seal_reason text check (char_length(seal_reason) <= 500),
  originals jsonb,
  search_tokens text[] not null default '{}'
);
create unique index form_records_number on form_records (form_key, number) where number is not null;
create index form_records_form on form_records (form_key, happened_on desc, id desc);
create index form_records_latest on form_records (happened_on desc, id desc);
create index form_records_customer on form_records (customer_id, happened_on desc, id desc) where customer_id is not null;
create index form_records_contact on form_records (contact_id) where contact_id is not null;
create index form_records_staff on form_records (staff_id, happened_on desc) where staff_id is not null;
create index form_records_owner on form_records (owner_id, happened_on desc, id desc);
create index form_records_department on form_records (department_id, happened_on desc, id desc);
create index form_records_holder on form_records (holder_id, happened_on desc, id desc);
create index form_records_definition on form_records (definition_id);
create index form_records_tokens on form_records using gin (search_tokens);
-- Tokens are wide and read only through their index.
alter table form_records alter column search_tokens set storage external;

-- A number once given, the form and the version it was filled on stay for ever.
create function keep_form_record() returns trigger language plpgsql as $$
begin
  if (new.form_key, new.definition_id) is distinct from (old.form_key, old.definition_id)
    or (old.number is not null and new.number is distinct from old.number)
    or (old.state = 'voided' and new.state <> 'voided') then
    raise exception 'a filled form keeps its number and its version' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger form_records_keep before update on form_records for each row execute function keep_form_record();
create trigger form_records_stay before delete or truncate on form_records for each statement execute function refuse_rewrite();

-- How many live records a form has is shown with every form and would cost a reading of all to count; kept in sixteen
-- slots a form, so that two people who fill in the same form at once seldom wait for each other.
create table form_counts (
  form_key text not null,
  slot smallint not null,
  live bigint not null,
  primary key (form_key, slot)
);
create function count_form_records() returns trigger language plpgsql as $$
begin
  insert into form_counts as k (form_key, slot, live)
    select form_key, coalesce(nullif(current_setting('kedang.count_slot', true), '')::smallint, (pg_backend_pid() % 16)::smallint), count(*)
    from now_rows where state <> 'voided' group by form_key order by form_key
    on conflict (form_key, slot) do update set live = k.live + excluded.live;
  return null;
end $$;
create trigger form_records_counted_insert after insert on form_records referencing new table as now_rows for each statement execute function count_form_records();
create function uncount_form_records() returns trigger language plpgsql as $$
begin
  insert into form_counts as k (form_key, slot, live)
    select n.form_key, coalesce(nullif(current_setting('kedang.count_slot', true), '')::smallint, (pg_backend_pid() % 16)::smallint), -count(*)
    from now_rows n join old_rows o on o.id = n.id where n.state = 'voided' and o.state <> 'voided' group by n.form_key order by n.form_key
    on conflict (form_key, slot) do update set live = k.live + excluded.live;
  return null;
end $$;
create trigger form_records_counted_update after update on form_records referencing new table as now_rows old table as old_rows for each statement execute function uncount_form_records();
