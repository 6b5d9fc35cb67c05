-- Which record a row became is asked by run and row only. Without an index on it, and with room beside each row, noting
-- it while a run is written rewrites no index.
drop index import_rows_result;
alter table import_rows set (fillfactor = 85);
