-- The customer archive: customers, the people at them, how customers belong together, papers, duplicates, merges.
-- Lengths and option lists repeat domain/archives/*/schema.ts; tests/architecture/drift.test.ts holds them together.

create table customers (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  number text not null unique check (char_length(number) <= 40),
  kind text not null check (kind in ('organisation', 'individual')),
  name text not null check (char_length(name) <= 200),
  short_name text check (char_length(short_name) <= 80),
  former_names text[],
  tags text[],
  time_class text check (time_class in ('old', 'new', 'future')),
  process_class text check (process_class in ('traded', 'trading', 'aboutToTrade')),
  nature text check (nature in ('government', 'special', 'ordinary', 'individual', 'partner')),
  volume text check (volume in ('main', 'general', 'scattered')),
  abc text check (abc in ('A', 'B', 'C')),
  tier text,
  credit_grade text,
  stage text,
  market text check (market in ('domestic', 'international')),
  directness text check (directness in ('direct', 'indirect')),
  is_core boolean,
  phones text[],
  emails text[],
  wechat_ids text[],
  fax text check (char_length(fax) <= 40),
  website text check (char_length(website) <= 300),
  region text,
  address text check (char_length(address) <= 300),
  postcode text check (char_length(postcode) <= 10),
  credit_code text,
  paper_kind text check (paper_kind in ('residentId', 'hongKongMacau', 'taiwan', 'passport', 'officer', 'other')),
  paper_number text,
  sex text check (sex in ('male', 'female')),
  birthday text,
  native_place text check (char_length(native_place) <= 80),
  work_unit text check (char_length(work_unit) <= 200),
  occupation text check (char_length(occupation) <= 80),
  education text check (char_length(education) <= 40),
  ethnicity text check (char_length(ethnicity) <= 40),
  marital_status text check (marital_status in ('single', 'married', 'divorced', 'widowed')),
  family text check (char_length(family) <= 10000),
  health text check (char_length(health) <= 10000),
  hobbies text check (char_length(hobbies) <= 500),
  personality text check (char_length(personality) <= 500),
  product_types text[],
  founded_on text,
  trade_since text,
  organisation_form text check (char_length(organisation_form) <= 80),
  ownership text,
  industry text check (char_length(industry) <= 120),
  assets numeric(18,2),
  assets_currency text,
  registered_capital numeric(18,2),
  registered_capital_currency text,
  employees integer,
  size text check (size in ('large', 'medium', 'small', 'micro')),
  staff_make_up text check (char_length(staff_make_up) <= 10000),
  fee_state text check (fee_state in ('paid', 'partly', 'owed')),
  standing text check (standing in ('leader', 'influential', 'medium', 'small', 'other')),
  main_business text check (char_length(main_business) <= 10000),
  additional_business text check (char_length(additional_business) <= 10000),
  controller text check (char_length(controller) <= 200),
  legal_representative text check (char_length(legal_representative) <= 80),
  bank_account text check (char_length(bank_account) <= 200),
  service_area text check (char_length(service_area) <= 500),
  selling_ability text check (char_length(selling_ability) <= 500),
  growth_potential text check (char_length(growth_potential) <= 500),
  company_culture text check (char_length(company_culture) <= 500),
  business_policy text check (char_length(business_policy) <= 10000),
  annual_sales numeric(18,2),
  annual_sales_currency text,
  management_traits text check (char_length(management_traits) <= 10000),
  sales_results text check (char_length(sales_results) <= 10000),
  staff_quality text check (char_length(staff_quality) <= 500),
  competitor_relation text check (char_length(competitor_relation) <= 10000),
  attitude text check (char_length(attitude) <= 500),
  selling_activity text check (char_length(selling_activity) <= 10000),
  problems text check (char_length(problems) <= 10000),
  strengths text check (char_length(strengths) <= 10000),
  measures text check (char_length(measures) <= 10000),
  reputation text check (char_length(reputation) <= 500),
  credit_state text check (char_length(credit_state) <= 10000),
  trade_terms text check (char_length(trade_terms) <= 10000),
  past_credit_problems text check (char_length(past_credit_problems) <= 10000),
  dealings text check (char_length(dealings) <= 10000),
  has_breach boolean,
  breach text check (char_length(breach) <= 10000),
  our_strengths text check (char_length(our_strengths) <= 10000),
  our_weaknesses text check (char_length(our_weaknesses) <= 10000),
  needs text check (char_length(needs) <= 10000),
  remarks text check (char_length(remarks) <= 10000),
  owner_id uuid,
  department_id uuid,
  channel text check (channel in ('web', 'advertising', 'trades', 'association', 'salesVisit', 'mailedForm', 'agency', 'other')),
  source_detail text check (char_length(source_detail) <= 200),
  collector_id uuid,
  obtained_on date,
  archived_on date,
  reviewed_on date,
  next_review_on date,
  paper_location jsonb,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'valid', 'returned')),
  state_reason text check (char_length(state_reason) <= 500),
  approved_at timestamptz,
  approved_by uuid,
  verification text not null default 'notNeeded' check (verification in ('notNeeded', 'waiting', 'true', 'partlyTrue', 'false')),
  verified_at timestamptz,
  verified_by uuid,
  verification_means text check (verification_means in ('visit', 'phone', 'papers', 'records', 'thirdParty')),
  verification_note text check (char_length(verification_note) <= 500),
  completeness integer not null default 0,
  accuracy integer not null default 0,
  validity integer not null default 0,
  missing text[],
  expires_on date,
  last_contact_at timestamptz,
  last_trade_on date,
  needs_update_since date,
  is_rebuilt boolean not null default false,
  withdrawn_at timestamptz,
  merged_into uuid references customers,
  marks jsonb not null default '{}',
  extra jsonb not null default '{}',
  search_tokens text[] not null default '{}',
  duplicate_keys text[] not null default '{}',
  sort_name text check (char_length(sort_name) <= 400),
  import_run_id uuid
);

create table contacts (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  name text not null check (char_length(name) <= 80),
  sex text check (sex in ('male', 'female')),
  phones text[],
  emails text[],
  wechat_ids text[],
  paper_number text,
  birthday text,
  age integer,
  personality text check (char_length(personality) <= 500),
  hobbies text check (char_length(hobbies) <= 500),
  family text check (char_length(family) <= 1000),
  education text check (char_length(education) <= 40),
  ability text check (char_length(ability) <= 500),
  remarks text check (char_length(remarks) <= 2000),
  withdrawn_at timestamptz,
  search_tokens text[] not null default '{}'
);

create table customer_contacts (
  id uuid primary key,
  customer_id uuid not null references customers,
  contact_id uuid not null references contacts,
  role text not null,
  duty text check (char_length(duty) <= 80),
  is_primary boolean not null default false,
  calling_order integer,
  from_on date,
  to_on date,
  created_at timestamptz not null default now(),
  created_by uuid,
  withdrawn_at timestamptz
);

create table customer_relations (
  id uuid primary key,
  from_id uuid not null references customers,
  to_id uuid not null references customers,
  kind text not null,
  remark text check (char_length(remark) <= 500),
  from_on date,
  to_on date,
  created_at timestamptz not null default now(),
  created_by uuid,
  withdrawn_at timestamptz
);

create table attachments (
  id uuid primary key,
  customer_id uuid not null references customers,
  sha256 text not null check (char_length(sha256) <= 64),
  name text not null check (char_length(name) <= 200),
  type text not null check (char_length(type) <= 100),
  size integer not null,
  folder text check (char_length(folder) <= 60),
  original_seen boolean not null default false,
  copy_kept boolean not null default false,
  remark text check (char_length(remark) <= 500),
  created_at timestamptz not null default now(),
  created_by uuid,
  withdrawn_at timestamptz
);

-- Fields of the firm's own, and its word about fields of a trade; their values live in customers.extra.
create table extra_fields (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  entity text not null check (char_length(entity) <= 40),
  key text not null check (char_length(key) <= 40),
  definition jsonb not null,
  origin text not null check (origin in ('pack', 'firm')),
  position integer not null default 0,
  archived_at timestamptz,
  constraint extra_fields_once unique (entity, key)
);

-- When the firm learned a thing and when it was written down.
create table intakes (
  id uuid primary key,
  customer_id uuid not null references customers,
  items text[] not null,
  obtained_on date not null,
  recorded_at timestamptz not null,
  lag_days integer not null,
  channel text check (channel in ('web', 'advertising', 'trades', 'association', 'salesVisit', 'mailedForm', 'agency', 'other')),
  feeder text check (feeder in ('feedbackManager', 'inspector', 'salesman')),
  recorded_by uuid not null,
  department_id uuid
);

create table archive_items (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  customer_id uuid not null references customers,
  folder_set text check (char_length(folder_set) <= 40),
  folder text check (char_length(folder) <= 60),
  title text not null check (char_length(title) <= 200),
  content text check (char_length(content) <= 10000),
  attachment_id uuid references attachments,
  stage text not null default 'collected' check (stage in ('collected', 'ordered', 'filed', 'inUse')),
  stages jsonb not null default '{}',
  paper_location jsonb,
  follow_up text check (char_length(follow_up) <= 500),
  follow_up_on date,
  follow_up_closed_at timestamptz,
  follow_up_closed_by uuid,
  withdrawn_at timestamptz
);

create table deposits (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  customer_id uuid not null references customers,
  name text not null check (char_length(name) <= 80),
  payable numeric(18,2) not null check (payable >= 0),
  payable_currency text,
  paid numeric(18,2) not null check (paid >= 0),
  paid_currency text,
  refunded numeric(18,2) not null check (refunded >= 0),
  refunded_currency text,
  due_on date,
  paid_on date,
  refunded_on date,
  remark text check (char_length(remark) <= 500),
  withdrawn_at timestamptz,
  -- More cannot come back than went in.
  constraint deposits_refund check (refunded <= paid)
);

create table filings (
  id uuid primary key,
  customer_id uuid not null unique references customers,
  ordered_at timestamptz,
  ordered_by uuid,
  filed_at timestamptz,
  filed_by uuid,
  entered_at timestamptz,
  entered_by uuid
);

create table passed_documents (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  customer_id uuid not null references customers,
  direction text not null check (direction in ('up', 'down')),
  kind text not null,
  title text not null check (char_length(title) <= 200),
  passed_on date not null,
  sender text not null check (char_length(sender) <= 80),
  receiver text not null check (char_length(receiver) <= 80),
  content_checked boolean not null default false,
  delivery text not null default 'underway' check (delivery in ('underway', 'delivered', 'failed')),
  delivered_at timestamptz,
  attachment_id uuid references attachments,
  follow_up text check (char_length(follow_up) <= 500),
  follow_up_on date,
  follow_up_result text check (char_length(follow_up_result) <= 500),
  follow_up_closed_at timestamptz,
  follow_up_closed_by uuid
);

create table restorations (
  id uuid primary key,
  customer_id uuid not null references customers,
  kind text not null check (kind in ('lost', 'damaged', 'incomplete')),
  subject text not null check (char_length(subject) <= 200),
  note text check (char_length(note) <= 500),
  responsible_id uuid not null,
  due_on date not null,
  reported_at timestamptz not null,
  reported_by uuid not null,
  restored_at timestamptz,
  restored_by uuid,
  result text check (char_length(result) <= 500)
);

create index intakes_customer on intakes (customer_id);
create index intakes_recorded on intakes (recorded_at);
create index archive_items_customer on archive_items (customer_id);
create index archive_items_follow_up on archive_items (follow_up_on, id) where follow_up is not null and follow_up_closed_at is null;
create index deposits_customer on deposits (customer_id);
create index passed_documents_customer on passed_documents (customer_id, passed_on desc);
create index passed_documents_follow_up on passed_documents (follow_up_on, id) where follow_up is not null and follow_up_closed_at is null;
create index restorations_customer on restorations (customer_id);
create index restorations_open on restorations (due_on, id) where restored_at is null;

create table duplicate_pairs (
  id uuid primary key,
  first_id uuid not null references customers,
  second_id uuid not null references customers,
  score integer not null,
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'merged', 'different')),
  decided_at timestamptz,
  decided_by uuid,
  created_at timestamptz not null default now()
);

create table merges (
  id uuid primary key,
  kept_id uuid not null references customers,
  gone_id uuid not null references customers,
  kept_version text not null check (char_length(kept_version) <= 20),
  before jsonb not null,
  moved jsonb not null,
  reason text check (char_length(reason) <= 500),
  created_at timestamptz not null default now(),
  created_by uuid,
  undone_at timestamptz,
  undone_by uuid
);

-- Tokens are wide and read only through their index: keeping them out of the row keeps every other scan narrow.
alter table customers set (toast_tuple_target = 512);
alter table customers alter column search_tokens set storage external;

create index customers_tokens on customers using gin (search_tokens);
-- Asked with every archive that is opened: a pending list, which each question has to read through, would cost more
-- than it saves.
create index customers_duplicate_keys on customers using gin (duplicate_keys) with (fastupdate = off);
create index customers_owner on customers (owner_id, id);
create index customers_department on customers (department_id, id);
create index customers_region on customers (region text_pattern_ops, id);
create index customers_tier on customers (tier, id);
create index customers_abc on customers (abc, id);
create index customers_stage on customers (stage, id);
create index customers_credit_grade on customers (credit_grade, id);
create index customers_state on customers (state, id) where state <> 'valid';
create index customers_verification on customers (verification, id) where verification = 'waiting';
create index customers_last_contact on customers (last_contact_at, id);
create index customers_completeness on customers (completeness, id);
create index customers_updated on customers (updated_at, id);
create index customers_sort_name on customers (sort_name collate "C", id);
create index customers_archived on customers (archived_on, id);
create index customers_next_review on customers (next_review_on, id);
create index customers_birthday on customers (birthday_key(birthday)) where birthday is not null;
create index customers_tags on customers using gin (tags);
create index customers_expires on customers (expires_on) where expires_on is not null;
create index customers_unit on customers ((extra ->> 'unit')) where extra ->> 'unit' is not null;
create index customers_building on customers ((extra ->> 'building')) where extra ->> 'building' is not null;
create index customers_needs_update on customers (needs_update_since, id) where needs_update_since is not null;
create index customers_import_run on customers (import_run_id) where import_run_id is not null;
create index customers_merged on customers (merged_into) where merged_into is not null;
create index customer_contacts_customer on customer_contacts (customer_id);
create index customer_contacts_contact on customer_contacts (contact_id);
create unique index customer_contacts_once on customer_contacts (customer_id, contact_id, role) where to_on is null and withdrawn_at is null;
create index contacts_tokens on contacts using gin (search_tokens);
create index customer_relations_from on customer_relations (from_id);
create unique index customer_relations_once on customer_relations (from_id, to_id, kind) where to_on is null and withdrawn_at is null;
create index customer_relations_to on customer_relations (to_id);
create index attachments_customer on attachments (customer_id);
create unique index duplicate_pairs_once on duplicate_pairs (first_id, second_id);
create index duplicate_pairs_open on duplicate_pairs (score desc, id) where state = 'open';
create index duplicate_pairs_second on duplicate_pairs (second_id);
create index merges_kept on merges (kept_id);
create index merges_gone on merges (gone_id);

-- Human numbers (KH-26-00001). A sequence for each series: people who open archives at once do not wait for each
-- other's commit, as they would for a counter row; the price is a gap where an opening failed. Numbers that came in
-- from outside are passed over.
create function take_numbers(series text, digits integer, how_many integer) returns setof text language plpgsql as $$
declare
  sequence_name text := 'number_of_' || lower(regexp_replace(series, '\W', '_', 'g'));
  taken integer := 0;
  number_text text;
begin
  if to_regclass(sequence_name) is null then
    perform pg_advisory_xact_lock(hashtext(sequence_name));
    execute format('create sequence if not exists %I', sequence_name);
  end if;
  while taken < how_many loop
    number_text := nextval(sequence_name)::text;
    number_text := series || lpad(number_text, greatest(digits, length(number_text)), '0');
    if not exists (select 1 from customers where number = number_text) then
      taken := taken + 1;
      return next number_text;
    end if;
  end loop;
end $$;

-- The functions below answer what is asked with every archive that is opened, read or changed. As functions their plans
-- are made once for a connection; planning them anew took five times as long as answering them.

-- What an archive of this firm should hold, as text: see standard/rules.ts.
create function archive_standard() returns text language plpgsql stable as $$
begin
  return jsonb_build_object(
    'packs', (select value -> 'packs' from settings where key = 'firm'),
    'settings', (select value from settings where key = 'archives'),
    'extra', (select jsonb_agg(jsonb_build_object('key', f.key, 'definition', f.definition, 'archived', f.archived_at is not null) order by f.position, f.key)
      from extra_fields f where f.entity = 'customer'))::text;
end $$;

-- Before an archive is opened: the standard, live archives that share a key (at most ten for each: a key that hundreds
-- share, a switchboard or 张伟, tells nobody apart), which of the named staff and departments exist, and, when nothing
-- looks alike, the next number of the series.
create function customer_opening(keys text[], people uuid[], departments_named uuid[], series text, digits integer,
  out standard text, out alike uuid[], out known uuid[], out number text) language plpgsql as $$
begin
  standard := archive_standard();
  alike := array(select distinct a.id from unnest(keys) wanted(key) cross join lateral (
    select c.id from customers c where c.duplicate_keys @> array[wanted.key] and c.withdrawn_at is null limit 10) a);
  known := array(select s.id from staff s where s.id = any (people) and s.is_active
    union all select d.id from departments d where d.id = any (departments_named));
  if alike = '{}' and series is not null then
    number := take_numbers(series, digits, 1);
  end if;
end $$;

-- What stands around a customer on its page: people, relations, names of staff, the department with its keeper.
create function customer_surroundings(customer uuid, staff_named uuid[], department uuid) returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object(
    'contacts', (select jsonb_agg(to_jsonb(k) || jsonb_build_object('membership_id', m.id, 'role', m.role, 'duty', m.duty,
        'is_primary', m.is_primary, 'calling_order', m.calling_order, 'from_on', m.from_on, 'to_on', m.to_on))
      from customer_contacts m join contacts k on k.id = m.contact_id where m.customer_id = customer and m.withdrawn_at is null),
    'relations', (select jsonb_agg(to_jsonb(r) || jsonb_build_object('other', jsonb_build_object('id', o.id, 'name', o.name, 'number', o.number, 'kind', o.kind,
        'owner_id', o.owner_id, 'collector_id', o.collector_id, 'created_by', o.created_by, 'department_id', o.department_id)) order by r.created_at)
      from (select * from customer_relations where from_id = customer union all select * from customer_relations where to_id = customer) r
      join customers o on o.id = case when r.from_id = customer then r.to_id else r.from_id end where r.withdrawn_at is null),
    'names', (select jsonb_object_agg(s.id, s.name) from staff s where s.id = any (staff_named)),
    'department', (select jsonb_build_object('id', d.id, 'name', d.name, 'keeper_id', k.id, 'keeper_name', k.name)
      from departments d left join staff k on k.id = d.keeper_id where d.id = department));
end $$;

-- Numbers of papers that must have no gap (contracts): one row per pattern and year, advanced inside the transaction
-- that uses the number.
create table number_counters (
  key text primary key,
  value bigint not null
);

-- The exact number of live customers is asked for with every list and costs a full scan to count; it is kept in
-- sixteen slots, so that two people who create customers at once seldom wait for the same row.
create table customer_counts (
  slot smallint primary key,
  live bigint not null
);
insert into customer_counts select slot, 0 from generate_series(0, 15) slot;

create function count_customers() returns trigger language plpgsql as $$
declare delta bigint := 0;
begin
  if tg_op <> 'DELETE' then
    select delta + count(*) filter (where withdrawn_at is null) into delta from now_rows;
  end if;
  if tg_op <> 'INSERT' then
    select delta - count(*) filter (where withdrawn_at is null) into delta from old_rows;
  end if;
  if delta <> 0 then
    -- A long transaction names a slot of its own, so that nobody waits for its end.
    insert into customer_counts as k (slot, live)
      values (coalesce(nullif(current_setting('kedang.count_slot', true), '')::smallint, (pg_backend_pid() % 16)::smallint), delta)
      on conflict (slot) do update set live = k.live + excluded.live;
  end if;
  return null;
end $$;
create trigger customers_counted_insert after insert on customers referencing new table as now_rows for each statement execute function count_customers();
create trigger customers_counted_update after update on customers referencing new table as now_rows old table as old_rows for each statement execute function count_customers();
create trigger customers_counted_delete after delete on customers referencing old table as old_rows for each statement execute function count_customers();
