-- Follow-ups planned by hand and still open: a rule that wants the same of the same person takes them over.
create index tasks_planned on tasks (customer_id) where kind = 'followUp' and state = 'open' and origin is null;
