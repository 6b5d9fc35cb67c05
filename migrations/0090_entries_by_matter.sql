-- What somebody heard of new business is looked for each night and the moment it is written (VIS-21); few entries have a matter.
create index journal_entries_matter on journal_entries (matter, happened_at) where matter is not null and refers_to is null;
