-- A reminder is worth saying only so long: the morning's numbers until the evening, a test for the minute somebody looks.
alter table robot_messages add column until timestamptz not null default 'infinity';
update robot_messages set until = created_at + interval '1 day';
alter table robot_messages alter column until drop default;
