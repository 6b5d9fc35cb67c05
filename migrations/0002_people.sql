-- The firm's own organisation: departments (a tree), posts, staff, roles, outside parties (ROL-13, ROL-14).

-- How long a session lives without being used depends on the choice made at sign-in.
alter table sessions add column is_kept boolean not null default false;

-- A one-time code is good once (RFC 6238 §5.2): the time step of the last one that was used.
alter table accounts add column totp_last_step bigint not null default 0;

-- The site a passkey was made for; it opens no other. Set for every row: nothing could register a passkey before this file.
alter table passkeys add column rp_id text not null;

-- Challenges of passkey registrations and sign-ins under way; each is used once.
create table passkey_challenges (
  challenge text primary key,
  account_id uuid references accounts on delete cascade,
  expires_at timestamptz not null
);

create table departments (
  id uuid primary key,
  key text unique,
  kind text not null default 'department',
  name text not null,
  name_en text,
  parent_id uuid references departments,
  -- From the root down to the department itself: a subtree is `path @> array[id]`, one indexed question.
  path uuid[] not null,
  position integer not null default 0,
  keeper_id uuid,
  owns_archives boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  constraint departments_kind check (kind in ('branch', 'department')),
  constraint departments_path check (path[cardinality(path)] = id)
);
create index departments_path on departments using gin (path);
create index departments_parent on departments (parent_id);
create unique index departments_sibling_name on departments (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name);

create table posts (
  id uuid primary key,
  key text unique,
  title text not null,
  title_en text,
  department_id uuid references departments,
  superior_post_id uuid references posts,
  deputy_post_id uuid references posts,
  duties text,
  powers text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid
);
create index posts_department on posts (department_id);
create index posts_superior on posts (superior_post_id);

create table staff (
  id uuid primary key,
  number text not null,
  name text not null,
  sort_key text not null,
  tokens text[] not null default '{}',
  sex text check (sex in ('male', 'female')),
  email text,
  phones text[],
  department_id uuid not null references departments,
  post_id uuid references posts,
  manager_id uuid references staff,
  deputy_id uuid references staff,
  hired_on date,
  left_on date,
  is_active boolean not null default true,
  note text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid
);
create unique index staff_number on staff (number);
create index staff_department on staff (department_id);
create index staff_manager on staff (manager_id);
create index staff_post on staff (post_id);
create index staff_tokens on staff using gin (tokens);
create index staff_order on staff (sort_key, id);

alter table departments add constraint departments_keeper foreign key (keeper_id) references staff;

create table roles (
  id uuid primary key,
  key text unique,
  name text not null,
  name_en text,
  about text,
  -- Right → scope, e.g. {"customer.read": "department"}; '*' stands for every right.
  grants jsonb not null,
  is_preset boolean not null default false,
  pack_key text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  constraint roles_grants check (jsonb_typeof(grants) = 'object')
);
create unique index roles_name on roles (name);

create table staff_roles (
  staff_id uuid not null references staff on delete cascade,
  role_id uuid not null references roles,
  primary key (staff_id, role_id)
);
create index staff_roles_role on staff_roles (role_id);

create table outside_parties (
  id uuid primary key,
  kind text not null check (kind in ('clientLeader', 'ownersAgent', 'builder', 'salesAgency', 'surveyAgency', 'creditExpert', 'borrower', 'spouse', 'legalRepresentative', 'other')),
  name text not null,
  sort_key text not null,
  organisation text,
  contact_name text,
  phones text[],
  emails text[],
  department_id uuid references departments,
  note text,
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid
);
create index outside_parties_order on outside_parties (sort_key, id);
