-- When a customer was last changed stands beside it and not in an index of its table: every change touched that index,
-- and with it all others, forty pages scattered over the disk. Now a change of what no index holds stays on its page.
-- No reference: the row belongs to its customer's id whatever becomes of either.
create table customer_updates (
  customer_id uuid primary key,
  updated_at timestamptz not null
);
insert into customer_updates (customer_id, updated_at) select id, updated_at from customers;
create index customer_updates_latest on customer_updates (updated_at, customer_id);
drop index customers_updated;

create function note_customer_update() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from customer_updates where customer_id = old.id;
  elsif tg_op = 'INSERT' then
    insert into customer_updates (customer_id, updated_at) values (new.id, new.updated_at);
  else
    update customer_updates set updated_at = new.updated_at where customer_id = new.id;
  end if;
  return null;
end $$;
create trigger customers_updates after insert or delete or update of updated_at on customers
  for each row execute function note_customer_update();

-- Room on each page for the changed row.
alter table customers set (fillfactor = 90);
