-- A word that is said every day is sought in the newest days first: the index of words knows the day of each entry, so
-- that a page is found without gathering all that was ever said. Days count from 1970-01-01 in UTC.
create function days_of(moment timestamptz) returns integer[] language sql immutable parallel safe as
  $$ select array[floor(extract(epoch from moment) / 86400)::integer] $$;
create index journal_entries_words on journal_entries using gin (search_tokens, days_of(happened_at));
drop index journal_entries_tokens;
-- Corrections and supplements are few and lead to an entry of any age.
create index journal_entries_added on journal_entries using gin (search_tokens) where refers_to is not null;
