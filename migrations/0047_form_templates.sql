-- Word documents of the firm's own that are filled in from a form.
create table form_templates (
  id uuid primary key,
  form_key text not null check (char_length(form_key) <= 40),
  name text not null check (char_length(name) <= 120),
  sha256 text not null check (char_length(sha256) <= 64),
  size integer not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid
);
create index form_templates_of_form on form_templates (form_key) where withdrawn_at is null;
create index form_templates_file on form_templates (sha256);
