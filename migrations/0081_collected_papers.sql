-- A collected paper is a form record from the day it is complete and belongs to an archive; the collected form names it.
alter table collections add column record_id uuid references form_records;
create index collections_record on collections (record_id) where record_id is not null;

-- Both were numbered by themselves; from now on the paper's series counts for both and goes on after the higher one.
insert into number_counters (key, value)
select 'form:' || paper.form_key || ':' || counter.key || '-:', counter.value
from number_counters counter
join (values ('DC', 'F-100'), ('DA', 'F-101'), ('BK', 'F-137')) paper (code, form_key) on counter.key like paper.code || '-__'
on conflict (key) do update set value = greatest(number_counters.value, excluded.value);
