-- Letters, cards and schedules that are sent: how, to whom at which address, with which number, and what came of it (IMP-08).

alter table passed_documents
  add column means text check (means in ('post', 'courier', 'email', 'fax', 'sms', 'hand')),
  add column contact_id uuid references contacts,
  add column sent_to text check (char_length(sent_to) <= 300),
  add column tracking_number text check (char_length(tracking_number) <= 60),
  add column sent_at timestamptz,
  add column outcome text check (char_length(outcome) <= 500),
  add column body text check (char_length(body) <= 10000),
  drop constraint passed_documents_delivery_check,
  add constraint passed_documents_delivery_check check (delivery in ('underway', 'delivered', 'failed', 'returned'));
create index passed_documents_sent on passed_documents (sent_at desc, id) where means is not null;
