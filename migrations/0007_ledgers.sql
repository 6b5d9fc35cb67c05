-- Dealings: products, trade lines, contracts. Lengths and option lists repeat domain/ledgers/*/schema.ts.

create table products (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  number text check (char_length(number) <= 40),
  name text not null check (char_length(name) <= 200),
  category text check (char_length(category) <= 80),
  specification text check (char_length(specification) <= 200),
  unit text check (char_length(unit) <= 20),
  price numeric(19,4),
  maker text check (char_length(maker) <= 200),
  state text not null default 'onSale' check (state in ('onSale', 'stopped')),
  remarks text check (char_length(remarks) <= 2000),
  search_tokens text[] not null default '{}'
);
create unique index products_number on products (number) where number is not null;
create index products_name on products (name, id);
create index products_category on products (category, id);
create index products_tokens on products using gin (search_tokens);

create table trades (
  id uuid primary key,
  customer_id uuid not null references customers,
  traded_on date not null,
  kind text not null check (kind in ('sale', 'service', 'processing', 'rework', 'return')),
  product_id uuid references products,
  item text not null check (char_length(item) <= 200),
  category text check (char_length(category) <= 80),
  region text,
  market text check (market in ('domestic', 'international')),
  quantity numeric(19,4) not null,
  unit text check (char_length(unit) <= 20),
  price numeric(19,4),
  discount numeric(8,4) not null,
  amount numeric(18,2) not null,
  currency text not null,
  is_cash boolean,
  place text check (char_length(place) <= 80),
  salesman_id uuid,
  bill_number text check (char_length(bill_number) <= 60),
  remarks text check (char_length(remarks) <= 2000),
  reverses_id uuid references trades,
  reason text check (char_length(reason) <= 500),
  line_number integer,
  import_run_id uuid,
  created_at timestamptz not null,
  created_by uuid
);
create index trades_customer on trades (customer_id, traded_on desc, id desc);
create index trades_product on trades (product_id, traded_on desc) where product_id is not null;
create index trades_unlinked on trades (lower(item)) where product_id is null;
create index trades_import_run on trades (import_run_id) where import_run_id is not null;
-- One line undoes another once, whoever else tries at the same moment.
create unique index trades_reversed_once on trades (reverses_id) where reverses_id is not null;

-- What was written down keeps its words and figures. Two facts may still become known: that two archives are one
-- customer (merging moves the row), and which product of the table a line means (linking fills an empty link).
create function keep_as_written() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{customer_id,product_id}'::text[] = to_jsonb(old) - '{customer_id,product_id}'::text[]
    and (to_jsonb(old) ->> 'product_id' is null or to_jsonb(old) ->> 'product_id' = to_jsonb(new) ->> 'product_id') then
    return new;
  end if;
  raise exception 'rows of table % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger trades_keep before update on trades for each row execute function keep_as_written();
create trigger trades_stay before delete or truncate on trades for each statement execute function refuse_rewrite();

create table contracts (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  customer_id uuid not null references customers,
  number text not null check (char_length(number) <= 60),
  kind text not null,
  title text not null check (char_length(title) <= 200),
  signed_on date,
  from_on date,
  to_on date,
  amount numeric(18,2),
  amount_currency text,
  terms text check (char_length(terms) <= 10000),
  project text check (char_length(project) <= 200),
  leader_id uuid,
  owner_id uuid,
  remarks text check (char_length(remarks) <= 2000),
  clauses jsonb not null default '[]',
  milestones jsonb not null default '[]',
  looked_up_at timestamptz,
  looked_up_by uuid,
  ended_on date,
  end_reason text check (char_length(end_reason) <= 500),
  constraint contracts_term check (to_on >= from_on)
);
create unique index contracts_number on contracts (number);
create index contracts_customer on contracts (customer_id, id desc);
create index contracts_term_end on contracts (to_on, id) where ended_on is null;

create table contract_files (
  contract_id uuid not null references contracts,
  attachment_id uuid not null references attachments,
  primary key (contract_id, attachment_id)
);
create index contract_files_attachment on contract_files (attachment_id);
