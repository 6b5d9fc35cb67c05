-- What a form was answered with from lists of options, as 'question=option': a register asks for it as often as for its
-- period, and answers within jsonb have neither statistics nor an index. Reckoned by the database, so that no way of
-- writing can forget it. Whatever does not look like the key of an option is left out.
create function form_choices(answers jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(answer.key || '=' || choice), '{}')
  from jsonb_each(answers) answer,
    jsonb_array_elements_text(case jsonb_typeof(answer.value)
      when 'string' then jsonb_build_array(answer.value) when 'array' then answer.value else '[]' end) choice
  where choice ~ '^[a-z][A-Za-z0-9_-]{0,39}$'
$$;
alter table form_records add column choices text[] not null generated always as (form_choices("values")) stored;
-- Rows come in whole from imports, with every column: what the database reckons for itself would refuse them.
alter table form_records alter column choices drop expression;
create function keep_form_choices() returns trigger language plpgsql as $$
begin
  new.choices := form_choices(new."values");
  return new;
end $$;
create trigger form_records_choices_insert before insert on form_records for each row execute function keep_form_choices();
create trigger form_records_choices_update before update of "values" on form_records for each row execute function keep_form_choices();
create index form_records_choices on form_records using gin (choices);
-- An option of twenty must be told from one of a thousand, or every register is read from end to end.
alter table form_records alter column choices set statistics 1000;
analyze form_records (choices);
