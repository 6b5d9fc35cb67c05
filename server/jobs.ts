import { allocationJobs } from '#domain/allocation/jobs.ts'
import { attachmentsJobs } from '#domain/archives/attachments/jobs.ts'
import { bulkJobs } from '#domain/archives/bulk/jobs.ts'
import { sendingJobs } from '#domain/archives/documents/sending/jobs.ts'
import { sweepJobs } from '#domain/archives/duplicates/sweep/jobs.ts'
import { mergingJobs } from '#domain/archives/merging/jobs.ts'
import { printJobs } from '#domain/archives/print/jobs.ts'
import { qualityJobs } from '#domain/archives/quality/jobs.ts'
import { careJobs } from '#domain/care/jobs.ts'
import { eventsJobs } from '#domain/events/jobs.ts'
import { followUpsJobs } from '#domain/follow-ups/jobs.ts'
import { formsJobs } from '#domain/forms/jobs.ts'
import { importsJobs } from '#domain/imports/jobs.ts'
import { greetingsJobs } from '#domain/integrations/greetings/jobs.ts'
import { integrationsJobs } from '#domain/integrations/jobs.ts'
import { mailingJobs } from '#domain/integrations/mailing/jobs.ts'
import { robotsJobs } from '#domain/integrations/robots/jobs.ts'
import { journalJobs } from '#domain/journal/jobs.ts'
import { keyAccountsJobs } from '#domain/key-accounts/jobs.ts'
import { peopleJobs } from '#domain/people/jobs.ts'
import { policiesJobs } from '#domain/policies/jobs.ts'
import { dutiesJobs } from '#domain/tasks/duties/jobs.ts'
import { followingJobs } from '#domain/tasks/following/jobs.ts'
import { papersJobs } from '#domain/tasks/papers/jobs.ts'
import { reachingJobs } from '#domain/tasks/reaching/jobs.ts'
import { remindingJobs } from '#domain/tasks/reminding/jobs.ts'
import { upkeepJobs } from '#domain/upkeep/jobs.ts'
import { morningJobs } from '#domain/workbench/morning/jobs.ts'

/** Everything the product does by itself, noun by noun: at night, on a queue, after an act. */
export const jobs = [
  ...peopleJobs,
  ...qualityJobs,
  ...attachmentsJobs,
  ...printJobs,
  ...sendingJobs,
  ...mergingJobs,
  ...sweepJobs,
  ...bulkJobs,
  ...journalJobs,
  ...keyAccountsJobs,
  ...eventsJobs,
  ...allocationJobs,
  ...formsJobs,
  ...policiesJobs,
  ...followUpsJobs,
  ...careJobs,
  ...papersJobs,
  ...reachingJobs,
  ...followingJobs,
  ...dutiesJobs,
  ...remindingJobs,
  ...importsJobs,
  ...integrationsJobs,
  ...greetingsJobs,
  ...robotsJobs,
  ...mailingJobs,
  ...upkeepJobs,
  ...morningJobs,
]
