-- Two jobs may ask for the same morning's mail at once; whoever claims it first sends it.
alter table reminder_mails add claimed_at timestamptz;
