-- What came of the things a form left to be done: when, by whom, with which words.

alter table form_records add column outcomes jsonb;
