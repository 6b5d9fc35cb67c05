-- Who answers for a customer since when and who did before, and hand-overs from one person to others.
-- Lengths and option lists repeat domain/allocation/handing-over/schema.ts.

-- Kept by the database, so that no way of changing the owner passes it by: screen, bulk edit, import, pool, hand-over.
alter table customers add column owner_since timestamptz, add column former_owner_id uuid;

create function note_owner() returns trigger language plpgsql as $$
begin
  new.owner_since := new.updated_at;
  new.former_owner_id := coalesce(old.owner_id, new.former_owner_id);
  return new;
end $$;
create trigger customers_note_owner before update of owner_id on customers
  for each row when (old.owner_id is distinct from new.owner_id) execute function note_owner();

-- A representative's notes are the firm's: they go to whoever the customer goes to (ALC-14).
create function notes_follow_owner() returns trigger language plpgsql as $$
begin
  update private_notes set staff_id = new.owner_id
    where customer_id = new.id and staff_id = coalesce(old.owner_id, old.former_owner_id);
  return null;
end $$;
create trigger customers_notes_follow_owner after update of owner_id on customers
  for each row when (new.owner_id is not null and old.owner_id is distinct from new.owner_id) execute function notes_follow_owner();

create table hand_overs (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  kind text not null check (kind in ('leaving', 'transfer')),
  from_id uuid not null references staff,
  state text not null check (state in ('running', 'done', 'undoing', 'undone')),
  plan jsonb not null,
  reason text not null check (char_length(reason) <= 500),
  total integer not null,
  done integer not null default 0,
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by uuid
);
create index hand_overs_latest on hand_overs (id desc);
create index hand_overs_from on hand_overs (from_id, id desc);
create unique index hand_overs_one_at_once on hand_overs (from_id) where state in ('running', 'undoing');

-- Every single thing that goes over; `was` is what an undo puts back.
create table hand_over_items (
  id uuid primary key,
  hand_over_id uuid not null references hand_overs,
  kind text not null check (kind in ('customer', 'task', 'paper', 'draft', 'collection', 'contract', 'restoration')),
  record_id uuid not null,
  name text not null,
  customer_id uuid references customers,
  to_id uuid not null references staff,
  was jsonb,
  moved_at timestamptz,
  undone_at timestamptz,
  -- It was changed by somebody meanwhile and stayed where it was.
  stayed boolean not null default false
);
create unique index hand_over_items_once on hand_over_items (hand_over_id, kind, record_id);
create index hand_over_items_customer on hand_over_items (customer_id) where customer_id is not null;

create table hand_over_receipts (
  id uuid primary key,
  hand_over_id uuid not null references hand_overs,
  to_id uuid not null references staff,
  counts jsonb not null,
  confirmed_at timestamptz
);
create unique index hand_over_receipts_once on hand_over_receipts (hand_over_id, to_id);
create index hand_over_receipts_open on hand_over_receipts (to_id) where confirmed_at is null;

-- A successor's briefing is a print like every other.
alter table prints drop constraint prints_kind_check;
alter table prints add constraint prints_kind_check
  check (kind in ('sheet', 'contacts', 'list', 'directory', 'duty', 'labels', 'mailList', 'letter', 'form', 'policy', 'briefing'));
