-- Whether the trade's form is newer is read from the two texts; the number that had to be raised by hand goes.
create or replace function keep_published_form() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' then return old; end if;
    raise exception 'a published form is never removed' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'draft' and (new.key, new.version, new.pack, new.definition, new.published_at)
    is distinct from (old.key, old.version, old.pack, old.definition, old.published_at) then
    raise exception 'a published form is never changed' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'draft' and new.state = 'draft' then
    raise exception 'a published form is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
alter table form_definitions disable trigger form_definitions_keep;
update form_definitions set definition = definition - 'edition', brought = brought - 'edition';
alter table form_definitions enable trigger form_definitions_keep;
alter table form_definitions drop column edition;
