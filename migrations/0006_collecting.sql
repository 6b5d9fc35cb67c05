-- Collecting information: campaigns, data forms sent to customers, collected forms of every kind, private notes.
-- Lengths and option lists repeat domain/collecting/*/schema.ts.

create table campaigns (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  name text not null check (char_length(name) <= 120),
  type text not null check (type in ('census', 'gathering', 'trip', 'meal', 'other')),
  kind text not null check (char_length(kind) <= 40),
  -- No form is handed to anybody without its true purpose and a consent line.
  purpose text not null check (char_length(purpose) between 10 and 1000),
  consent_text text not null check (char_length(consent_text) between 10 and 2000),
  place text check (char_length(place) <= 200),
  held_on date,
  until_on date,
  manager_id uuid not null,
  keeper_id uuid,
  post_ids jsonb not null default '[]',
  department_id uuid,
  closed_at timestamptz
);
create index campaigns_latest on campaigns (id desc);

create table data_forms (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  title text not null check (char_length(title) <= 120),
  customer_id uuid references customers,
  campaign_id uuid references campaigns,
  opens text not null check (opens in ('individual', 'organisation')),
  purpose text not null check (char_length(purpose) between 10 and 1000),
  consent_text text not null check (char_length(consent_text) between 10 and 2000),
  means text not null check (means in ('link', 'mail', 'handout')),
  asks jsonb not null,
  sent_on date not null,
  due_on date,
  returned_on date,
  token_hash bytea,
  expires_at timestamptz,
  revoked_at timestamptz,
  answers_most integer not null,
  answers integer not null default 0,
  department_id uuid,
  constraint data_forms_answers check (answers <= answers_most)
);
create unique index data_forms_token on data_forms (token_hash) where token_hash is not null;
create index data_forms_customer on data_forms (customer_id) where customer_id is not null;
create index data_forms_due on data_forms (due_on) where returned_on is null and revoked_at is null;

create table collections (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  number text not null check (char_length(number) <= 40),
  kind text not null check (char_length(kind) <= 40),
  campaign_id uuid references campaigns,
  customer_id uuid references customers,
  data_form_id uuid references data_forms,
  name text check (char_length(name) <= 200),
  phones text[],
  "values" jsonb not null default '{}',
  findings jsonb not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'signed', 'handedOver', 'kept')),
  filled_by text check (filled_by in ('customer', 'staff')),
  collector_id uuid,
  department_id uuid,
  obtained_on date not null,
  channel text not null check (channel in ('web', 'advertising', 'trades', 'association', 'salesVisit', 'mailedForm', 'agency', 'other')),
  -- A drawn signature is kept as the strokes of the pen.
  signature text check (char_length(signature) <= 60000),
  signed_at timestamptz,
  consented_at timestamptz,
  consent_text text check (char_length(consent_text) <= 2000),
  complete_by date,
  hand_over_by date,
  handed_over_at timestamptz,
  handed_to uuid,
  kept_at timestamptz,
  keeper_id uuid,
  load_state text not null default 'waiting' check (load_state in ('none', 'waiting', 'loaded', 'dismissed')),
  loaded_at timestamptz,
  loaded_by uuid,
  dismiss_reason text check (char_length(dismiss_reason) <= 500),
  prefilled_from uuid references collections,
  agency_id uuid references outside_parties,
  due_on date,
  attachment_id uuid references attachments
);
create unique index collections_number on collections (number);
create index collections_kind on collections (kind, obtained_on desc, id desc);
create index collections_latest on collections (obtained_on desc, id desc);
create index collections_collector on collections (collector_id, obtained_on desc, id desc);
create index collections_customer on collections (customer_id, obtained_on desc) where customer_id is not null;
create index collections_campaign on collections (campaign_id) where campaign_id is not null;
create index collections_data_form on collections (data_form_id) where data_form_id is not null;
create index collections_phones on collections using gin (phones);
create index collections_not_handed_over on collections (hand_over_by, id) where state in ('draft', 'signed');
create index collections_waiting on collections (obtained_on desc, id desc) where load_state = 'waiting';

-- The signature fixes who collected the customer; nobody can change that afterwards, the product included (COL-10).
create function keep_signature() returns trigger language plpgsql as $$
begin
  if old.signed_at is not null and (new.signed_at, new.signature, new.collector_id, new.filled_by)
    is distinct from (old.signed_at, old.signature, old.collector_id, old.filled_by) then
    raise exception 'a signed form keeps its collector' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger collections_keep_signature before update on collections for each row execute function keep_signature();

create table collection_tracks (
  id uuid primary key,
  collection_id uuid not null references collections,
  tracked_on date not null,
  means text not null check (means in ('call', 'visit', 'outVisit', 'wechat', 'other')),
  text text not null check (char_length(text) <= 2000),
  next_step text check (char_length(next_step) <= 500),
  next_on date,
  created_at timestamptz not null,
  created_by uuid
);
create index collection_tracks_collection on collection_tracks (collection_id, tracked_on desc, id desc);
create trigger collection_tracks_append_only before update or delete or truncate on collection_tracks for each statement execute function refuse_rewrite();

create table private_notes (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  staff_id uuid not null references staff,
  customer_id uuid not null references customers,
  text text not null check (char_length(text) <= 2000)
);
create index private_notes_staff on private_notes (staff_id, customer_id);
create index private_notes_customer on private_notes (customer_id);
