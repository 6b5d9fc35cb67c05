-- An import that is taken back leaves void records; the mended file brings their numbers again.
drop index form_records_number;
create unique index form_records_number on form_records (form_key, number) where number is not null and state <> 'voided';
create index form_records_act on form_records (act_id) where act_id is not null;
