-- Filled and empty forms are prints too, with their number in the one print log.
alter table prints drop constraint prints_kind_check;
alter table prints add constraint prints_kind_check
  check (kind in ('sheet', 'contacts', 'list', 'directory', 'duty', 'labels', 'mailList', 'letter', 'form'));
