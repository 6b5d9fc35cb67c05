-- Forms handed in that still want a signature are looked for on every workbench.
create index form_records_to_sign on form_records (definition_id, submitted_at) where submitted_at is not null and sealed_at is null;
