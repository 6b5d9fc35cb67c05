-- Whoever sees a part of the customers has them counted in this narrow index; counting in the table itself read its wide
-- rows, 200 ms for three thousand among a million.
create index customers_reach on customers (id) include (owner_id, collector_id, created_by, department_id) where withdrawn_at is null;
