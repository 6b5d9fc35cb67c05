-- What an entry says beside its words: who began it, what it was about, the figures of a ledger, when an answer was due.
-- Option lists repeat domain/journal/schema.ts.

alter table journal_entries
  add column begun_by text check (begun_by in ('customer', 'us')),
  add column matter text check (char_length(matter) <= 40),
  add column contact_id uuid references contacts,
  -- Set when written, from the reply time of the category: a rule changed later makes no old entry late.
  add column reply_due_at timestamptz,
  add column movement text check (char_length(movement) <= 40),
  add column item text check (char_length(item) <= 200),
  add column quantity numeric(18, 4),
  add column unit text check (char_length(unit) <= 20),
  add column amount numeric(18, 2),
  add column document text check (char_length(document) <= 60),
  add column over_allowance boolean,
  add column steps_in boolean;

create index journal_entries_reply_due on journal_entries (reply_due_at, id) where reply_due_at is not null;
create index journal_entries_contact on journal_entries (contact_id) where contact_id is not null;

-- What the firm says of a subject of the journal: how fast it is answered, what a beginner is asked, whether it keeps figures.
create table journal_subjects (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  category text not null check (char_length(category) <= 40),
  reply_hours integer check (reply_hours between 1 and 8760),
  prompt text check (char_length(prompt) <= 300),
  keeps_figures boolean not null default false,
  constraint journal_subjects_category unique (category)
);

-- How much of an item a customer may be given in a period: of one customer, of a tier, or of everybody.
create table sample_allowances (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  item text check (char_length(item) <= 200),
  customer_id uuid references customers,
  tier text check (char_length(tier) <= 40),
  period text not null check (period in ('month', 'quarter', 'year')),
  quantity numeric(18, 4),
  amount numeric(18, 2),
  withdrawn_at timestamptz,
  constraint sample_allowances_limit check (quantity is not null or amount is not null)
);
create index sample_allowances_customer on sample_allowances (customer_id) where customer_id is not null;

-- Entries passed on to colleagues they concern.
create table journal_passes (
  entry_id uuid not null references journal_entries,
  staff_id uuid not null references staff,
  passed_at timestamptz not null,
  passed_by uuid not null,
  note text check (char_length(note) <= 500),
  read_at timestamptz,
  primary key (entry_id, staff_id)
);
create index journal_passes_staff on journal_passes (staff_id, passed_at desc);

-- Words of the journal by their sound, learned from the entries by a job: what pinyin initials are looked up in.
create table journal_words (
  word text primary key,
  sound text not null,
  initials text not null
);
create index journal_words_sound on journal_words (sound text_pattern_ops);
create index journal_words_initials on journal_words (initials text_pattern_ops);

-- Whose customer it is, and the means by which it does not want to be reached.
alter table customers
  add column belonging text check (belonging in ('company', 'personal')),
  add column avoided_means text[];
create index customers_personal on customers (owner_id) where belonging = 'personal';
