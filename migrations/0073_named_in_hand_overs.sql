-- A hand-over takes along where archives and forms name the person at present, forms kept, contracts led, duties.

alter table hand_over_items drop constraint hand_over_items_kind_check;
alter table hand_over_items add constraint hand_over_items_kind_check check (kind in ('customer', 'task', 'paper', 'draft',
  'collection', 'contract', 'restoration', 'named', 'card', 'keeping', 'leading', 'department', 'duty'));
