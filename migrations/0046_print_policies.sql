-- A policy is printed too, and stands in the print log like everything that left on paper.
alter table prints drop constraint prints_kind_check;
alter table prints add constraint prints_kind_check
  check (kind in ('sheet', 'contacts', 'list', 'directory', 'duty', 'labels', 'mailList', 'letter', 'form', 'policy'));
