-- What every noun stands on: accounts and sessions, the audit record, the history of records, repeated requests, files.

create extension if not exists pg_trgm;

create table accounts (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  recovery_hashes text[] not null default '{}',
  language text not null default 'zh-CN',
  must_change_password boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);

create table sessions (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  token_hash bytea not null unique,
  user_agent text not null,
  ip text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_account on sessions (account_id);

create table api_tokens (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  -- Rights the token may use; never more than its holder has.
  rights text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_tokens_account on api_tokens (account_id);

-- Failed attempts by (kind, key): sign-in by e-mail and by address, blind checks, self-fill links.
create table attempts (
  kind text not null,
  key text not null,
  at timestamptz not null
);
create index attempts_key on attempts (kind, key, at);

create table idempotency_keys (
  actor_id uuid not null,
  key text not null,
  operation text not null,
  request_hash bytea not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  operation text not null,
  actor_id uuid not null,
  actor_name text not null,
  subject text,
  ids uuid[] not null,
  purpose text,
  approval_id uuid,
  detail jsonb,
  request_id text not null,
  ip text,
  session_id uuid,
  -- Lets the sealer tell rows whose transaction has ended from rows still in flight.
  xid xid8 not null default pg_current_xact_id()
);
create index audit_log_actor on audit_log (actor_id, id desc);
create index audit_log_ids on audit_log using gin (ids);
create index audit_log_at on audit_log (at desc);

create table audit_seals (
  from_id bigint not null,
  to_id bigint primary key,
  row_count integer not null,
  hash text not null,
  sealed_at timestamptz not null default now()
);

create table record_changes (
  id uuid primary key,
  entity text not null,
  record_id uuid not null,
  version integer not null,
  kind text not null,
  diff jsonb not null,
  at timestamptz not null,
  actor_id uuid not null,
  source text not null,
  reason text,
  feeder text,
  act_id uuid,
  request_id text not null
);
create index record_changes_record on record_changes (record_id, version desc);
create index record_changes_act on record_changes (act_id) where act_id is not null;

-- What was written down stays written down: not even a mistaken UPDATE by the product itself may touch these.
create function refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_log_append_only before update or delete or truncate on audit_log for each statement execute function refuse_rewrite();
create trigger audit_seals_append_only before update or delete or truncate on audit_seals for each statement execute function refuse_rewrite();
create trigger record_changes_append_only before update or delete or truncate on record_changes for each statement execute function refuse_rewrite();

create table stored_files (
  sha256 text primary key,
  size bigint not null,
  type text not null,
  created_at timestamptz not null default now()
);

create table settings (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid
);

create table saved_views (
  id uuid primary key,
  entity text not null,
  name text not null,
  owner_id uuid not null,
  is_shared boolean not null default false,
  view jsonb not null,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index saved_views_owner on saved_views (entity, owner_id);

-- Processes that run jobs; one that is not seen for a while has its locked jobs given to others.
create table worker_nodes (
  worker_id text primary key,
  seen_at timestamptz not null
);

-- 'S10-15' / 'L10-15' of a canonical birthday text; the leap-month mark '+' does not change the key.
create function birthday_key(birthday text) returns text language sql immutable parallel safe as $$
  select case when birthday is null or birthday !~ '-\d\d\+?-\d\d$' then null
    when left(birthday, 1) = 'L' then 'L' || right(replace(birthday, '+', ''), 5)
    else 'S' || right(birthday, 5) end
$$;
