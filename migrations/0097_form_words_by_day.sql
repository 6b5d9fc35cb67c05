-- A word that thousands of sheets have is sought in the newest days first, as in the journal: gathered whole, each hit
-- lies on a page of its own. Days count from 1970-01-01.
create function days_of(day date) returns integer[] language sql immutable parallel safe as
  $$ select array[day - date '1970-01-01'] $$;
create index form_records_words on form_records using gin (search_tokens, days_of(happened_on));
drop index form_records_tokens;
