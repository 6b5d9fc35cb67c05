-- A changed cadence of somebody who may not put it in force waits as a draft that was handed in; what runs goes on.
alter table cadences
  add column proposed_at timestamptz,
  add column proposed_by uuid references staff,
  add column proposed_reason text,
  add column proposed_policy_version_id uuid references policy_versions,
  add column returned_reason text;
create index cadences_proposed on cadences (proposed_at) where proposed_at is not null;

-- Who let an edition that somebody else drew up come into force.
alter table cadence_editions add column approved_by uuid references staff;

-- Until now whoever kept the cadences put them in force: they still may.
update roles set grants = grants || jsonb_build_object('cadence.approve', grants -> 'cadence.manage') where grants ? 'cadence.manage';
