-- What the firm says about options of open lists: its own ones, other names, another order, retired ones (FRM-20).
create table list_options (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  list text not null check (char_length(list) <= 40),
  key text not null check (char_length(key) <= 40),
  name text check (char_length(name) <= 40),
  name_en text check (char_length(name_en) <= 60),
  synonyms text[],
  position integer,
  retired_at timestamptz,
  constraint list_options_once unique (list, key)
);

-- Lists that the papers end with 其他 or 等 are the firm's to extend; the declared options check them, not the database.
alter table customers drop constraint customers_channel_check;
alter table customers drop constraint customers_standing_check;
alter table intakes drop constraint intakes_channel_check;
alter table collections drop constraint collections_channel_check;
alter table campaigns drop constraint campaigns_type_check;
alter table collection_tracks drop constraint collection_tracks_means_check;
alter table outside_parties drop constraint outside_parties_kind_check;
