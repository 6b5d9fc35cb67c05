-- The visits that were made for more than one rule: the report counts them for each, and they are few among many.
create index tasks_joined on tasks (customer_id) where kind = 'followUp' and links @> '[{"kind": "cadence"}]';
