-- Forms answered by link, and the files of filled ones.

create table form_links (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  form_key text not null check (char_length(form_key) <= 40),
  definition_id uuid not null references form_definitions,
  -- A record the firm has begun and the customer goes on with.
  record_id uuid references form_records,
  customer_id uuid references customers,
  purpose text not null check (char_length(purpose) between 4 and 1000),
  consent_text text not null check (char_length(consent_text) between 4 and 2000),
  -- Of a link only the hash is kept: what stands in the database opens nothing.
  token_hash bytea not null unique,
  answers_most integer not null check (answers_most between 1 and 5000),
  answers integer not null default 0,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  due_on date,
  department_id uuid,
  constraint form_links_answers check (answers <= answers_most)
);
create index form_links_form on form_links (form_key, id desc);
create index form_links_customer on form_links (customer_id) where customer_id is not null;
create index form_links_record on form_links (record_id) where record_id is not null;
create index form_links_creator on form_links (created_by, id desc);
create index form_records_link on form_records (link_id) where link_id is not null;

create table form_files (
  id uuid primary key,
  record_id uuid not null references form_records,
  -- The field or cell it belongs to; a scan of the whole paper has none.
  field text check (char_length(field) <= 130),
  sha256 text not null check (char_length(sha256) = 64),
  name text not null check (char_length(name) <= 200),
  type text not null check (char_length(type) <= 100),
  size integer not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  withdrawn_at timestamptz,
  withdraw_reason text check (char_length(withdraw_reason) <= 500)
);
create index form_files_record on form_files (record_id, id);
create index form_files_sha256 on form_files (sha256);
