-- A mail server that is away at half past seven is asked again through the day, and the administrator sees it.
alter table reminder_mails add column attempts integer not null default 0;
alter table reminder_mails add column next_at timestamptz;
