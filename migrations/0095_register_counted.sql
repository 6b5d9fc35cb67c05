-- A register is counted in its own index, state and sealing beside the key: in the table, three thousand rows in the
-- order of their days lie on three thousand pages.
drop index form_records_form;
create index form_records_form on form_records (form_key, happened_on desc, id desc) include (state, sealed_at);
