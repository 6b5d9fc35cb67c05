-- What the trade brought in the edition a version stands on: the common ground when a newer edition is merged with the
-- firm's own changes. Unset where the version is the trade's own text, or the firm drew the form itself.
alter table form_definitions add column brought jsonb;
