import { allocationCommands } from '#domain/allocation/commands.ts'
import { allocationJobs } from '#domain/allocation/jobs.ts'
import { allocationMessages } from '#domain/allocation/messages.ts'
import { allocationConstraints, allocationRights } from '#domain/allocation/policy.ts'
import { allocationQueries } from '#domain/allocation/queries.ts'
import { approvalCommands } from '#domain/archives/approval/commands.ts'
import { attachmentsCommands } from '#domain/archives/attachments/commands.ts'
import { attachmentsJobs } from '#domain/archives/attachments/jobs.ts'
import { attachmentsQueries } from '#domain/archives/attachments/queries.ts'
import { bulkCommands } from '#domain/archives/bulk/commands.ts'
import { bulkJobs } from '#domain/archives/bulk/jobs.ts'
import { bulkMessages } from '#domain/archives/bulk/messages.ts'
import { bulkQueries } from '#domain/archives/bulk/queries.ts'
import { customerCommands } from '#domain/archives/commands.ts'
import { contactsCommands } from '#domain/archives/contacts/commands.ts'
import { placesCommands } from '#domain/archives/contacts/places/commands.ts'
import { contactsQueries } from '#domain/archives/contacts/queries.ts'
import { depositsCommands } from '#domain/archives/deposits/commands.ts'
import { depositsQueries } from '#domain/archives/deposits/queries.ts'
import { documentsCommands } from '#domain/archives/documents/commands.ts'
import { documentsQueries } from '#domain/archives/documents/queries.ts'
import { sendingCommands } from '#domain/archives/documents/sending/commands.ts'
import { sendingJobs } from '#domain/archives/documents/sending/jobs.ts'
import { sendingMessages } from '#domain/archives/documents/sending/messages.ts'
import { sendingQueries } from '#domain/archives/documents/sending/queries.ts'
import { blindCommands } from '#domain/archives/duplicates/blind/commands.ts'
import { duplicatesCommands } from '#domain/archives/duplicates/commands.ts'
import { duplicatesMessages } from '#domain/archives/duplicates/messages.ts'
import { duplicatesQueries } from '#domain/archives/duplicates/queries.ts'
import { sweepJobs } from '#domain/archives/duplicates/sweep/jobs.ts'
import { foldersCommands } from '#domain/archives/folders/commands.ts'
import { foldersQueries } from '#domain/archives/folders/queries.ts'
import { historyCommands } from '#domain/archives/history/commands.ts'
import { historyQueries } from '#domain/archives/history/queries.ts'
import { keepingCommands } from '#domain/archives/keeping/commands.ts'
import { keepingQueries } from '#domain/archives/keeping/queries.ts'
import { looksQueries } from '#domain/archives/looks/queries.ts'
import { mergingCommands } from '#domain/archives/merging/commands.ts'
import { mergingJobs } from '#domain/archives/merging/jobs.ts'
import { mergingMessages } from '#domain/archives/merging/messages.ts'
import { mergingQueries } from '#domain/archives/merging/queries.ts'
import { archivesMessages } from '#domain/archives/messages.ts'
import { customerConstraints, customerRights } from '#domain/archives/policy.ts'
import { printCommands } from '#domain/archives/print/commands.ts'
import { printJobs } from '#domain/archives/print/jobs.ts'
import { archivePrintMessages } from '#domain/archives/print/messages.ts'
import { printQueries } from '#domain/archives/print/queries.ts'
import { profileQueries } from '#domain/archives/profile/queries.ts'
import { qualityJobs } from '#domain/archives/quality/jobs.ts'
import { qualityQueries } from '#domain/archives/quality/queries.ts'
import { customerQueries } from '#domain/archives/queries.ts'
import { relationsCommands } from '#domain/archives/relations/commands.ts'
import { relationsQueries } from '#domain/archives/relations/queries.ts'
import { listingQueries } from '#domain/archives/search/listing/queries.ts'
import { quickQueries } from '#domain/archives/search/quick/queries.ts'
import { sourcesQueries } from '#domain/archives/sources/queries.ts'
import { standardCommands } from '#domain/archives/standard/commands.ts'
import { standardQueries } from '#domain/archives/standard/queries.ts'
import { settingsCommands } from '#domain/archives/standard/settings/commands.ts'
import { viewsCommands } from '#domain/archives/views/commands.ts'
import { viewsMessages } from '#domain/archives/views/messages.ts'
import { viewsConstraints, viewsRights } from '#domain/archives/views/policy.ts'
import { viewsQueries } from '#domain/archives/views/queries.ts'
import { withdrawalCommands } from '#domain/archives/withdrawal/commands.ts'
import { careCommands } from '#domain/care/commands.ts'
import { careJobs } from '#domain/care/jobs.ts'
import { careMessages } from '#domain/care/messages.ts'
import { careConstraints, careRights } from '#domain/care/policy.ts'
import { careQueries } from '#domain/care/queries.ts'
import { collectingCommands } from '#domain/collecting/commands.ts'
import { collectingMessages } from '#domain/collecting/messages.ts'
import { collectingConstraints, collectingRights } from '#domain/collecting/policy.ts'
import { collectingQueries } from '#domain/collecting/queries.ts'
import { eventsJobs } from '#domain/events/jobs.ts'
import { eventsQueries } from '#domain/events/queries.ts'
import { followUpsCommands } from '#domain/follow-ups/commands.ts'
import { followUpsJobs } from '#domain/follow-ups/jobs.ts'
import { followUpsMessages } from '#domain/follow-ups/messages.ts'
import { followUpsConstraints, followUpsRights } from '#domain/follow-ups/policy.ts'
import { followUpsQueries } from '#domain/follow-ups/reading/queries.ts'
import { formsCommands } from '#domain/forms/commands.ts'
import { formsJobs } from '#domain/forms/jobs.ts'
import { formsMessages } from '#domain/forms/messages.ts'
import { formsConstraints, formsRights } from '#domain/forms/policy.ts'
import { formsQueries } from '#domain/forms/queries.ts'
import { importsCommands } from '#domain/imports/commands.ts'
import { importsJobs } from '#domain/imports/jobs.ts'
import { importsMessages } from '#domain/imports/messages.ts'
import { importsRights } from '#domain/imports/policy.ts'
import { importsQueries } from '#domain/imports/queries.ts'
import { integrationsCommands } from '#domain/integrations/commands.ts'
import { integrationsJobs } from '#domain/integrations/jobs.ts'
import { integrationsMessages } from '#domain/integrations/messages.ts'
import { integrationsConstraints } from '#domain/integrations/policy.ts'
import { integrationsQueries } from '#domain/integrations/queries.ts'
import { robotsCommands } from '#domain/integrations/robots/commands.ts'
import { robotsJobs } from '#domain/integrations/robots/jobs.ts'
import { robotsMessages } from '#domain/integrations/robots/messages.ts'
import { robotsQueries } from '#domain/integrations/robots/queries.ts'
import { journalCommands } from '#domain/journal/commands.ts'
import { journalJobs } from '#domain/journal/jobs.ts'
import { journalMessages } from '#domain/journal/messages.ts'
import { journalConstraints, journalRights } from '#domain/journal/policy.ts'
import { journalQueries } from '#domain/journal/queries.ts'
import { keyAccountsCommands } from '#domain/key-accounts/commands.ts'
import { keyAccountsJobs } from '#domain/key-accounts/jobs.ts'
import { keyAccountsMessages } from '#domain/key-accounts/messages.ts'
import { keyAccountsConstraints, keyAccountsRights } from '#domain/key-accounts/policy.ts'
import { keyAccountsQueries } from '#domain/key-accounts/queries.ts'
import { ledgersCommands } from '#domain/ledgers/commands.ts'
import { ledgersMessages } from '#domain/ledgers/messages.ts'
import { ledgersConstraints, ledgersRights } from '#domain/ledgers/policy.ts'
import { ledgersQueries } from '#domain/ledgers/queries.ts'
import { peopleCommands } from '#domain/people/commands.ts'
import { peopleJobs } from '#domain/people/jobs.ts'
import { peopleMessages } from '#domain/people/messages.ts'
import { peopleConstraints, peopleRights } from '#domain/people/policy.ts'
import { peopleQueries } from '#domain/people/queries.ts'
import { matrixOf } from '#domain/people/roles/queries.ts'
import { policiesCommands } from '#domain/policies/commands.ts'
import { policiesMessages } from '#domain/policies/messages.ts'
import { policiesConstraints, policiesRights } from '#domain/policies/policy.ts'
import { policiesQueries } from '#domain/policies/queries.ts'
import { supervisionCommands } from '#domain/supervision/commands.ts'
import { supervisionMessages } from '#domain/supervision/messages.ts'
import { supervisionRights } from '#domain/supervision/policy.ts'
import { supervisionQueries } from '#domain/supervision/queries.ts'
import { becauseMessages } from '#domain/tasks/because/messages.ts'
import { calendarQueries } from '#domain/tasks/calendar/queries.ts'
import { tasksCommands } from '#domain/tasks/commands.ts'
import { countingQueries } from '#domain/tasks/counting/queries.ts'
import { dutiesCommands } from '#domain/tasks/duties/commands.ts'
import { dutiesJobs } from '#domain/tasks/duties/jobs.ts'
import { dutiesQueries } from '#domain/tasks/duties/queries.ts'
import { listingQueries as taskListing } from '#domain/tasks/listing/queries.ts'
import { tasksMessages } from '#domain/tasks/messages.ts'
import { noticesCommands } from '#domain/tasks/notices/commands.ts'
import { noticesMessages } from '#domain/tasks/notices/messages.ts'
import { noticesQueries } from '#domain/tasks/notices/queries.ts'
import { papersJobs } from '#domain/tasks/papers/jobs.ts'
import { tasksConstraints, tasksRights } from '#domain/tasks/policy.ts'
import { promisesQueries } from '#domain/tasks/promises/queries.ts'
import { remindingCommands } from '#domain/tasks/reminding/commands.ts'
import { remindingJobs } from '#domain/tasks/reminding/jobs.ts'
import { remindingMessages } from '#domain/tasks/reminding/messages.ts'
import { remindingQueries } from '#domain/tasks/reminding/queries.ts'
import { upkeepCommands } from '#domain/upkeep/commands.ts'
import { upkeepJobs } from '#domain/upkeep/jobs.ts'
import { upkeepMessages } from '#domain/upkeep/messages.ts'
import { upkeepQueries } from '#domain/upkeep/queries.ts'
import { workbenchMessages } from '#domain/workbench/messages.ts'
import { workbenchQueries } from '#domain/workbench/queries.ts'
import { chineseMessages } from '#platform/core/chinese/messages.ts'
import { backupMessages } from '#platform/server/backup/messages.ts'
import { mailMessages } from '#platform/server/mail/messages.ts'
import { platformMessages } from '#platform/server/messages.ts'
import { printMessages } from '#platform/server/print/messages.ts'
import { sheetMessages } from '#platform/server/sheets/messages.ts'
import { demoMessages, demoOperations } from './demo/commands.ts'

/** Everything anybody can ask the product to do, noun by noun in the order of domain-order.ts. */
const ofNouns = [
  ...peopleCommands,
  ...peopleQueries,
  ...customerCommands,
  ...withdrawalCommands,
  ...customerQueries,
  ...contactsCommands,
  ...placesCommands,
  ...contactsQueries,
  ...relationsCommands,
  ...relationsQueries,
  ...attachmentsCommands,
  ...attachmentsQueries,
  ...standardQueries,
  ...listingQueries,
  ...bulkCommands,
  ...bulkQueries,
  ...viewsCommands,
  ...viewsQueries,
  ...duplicatesCommands,
  ...duplicatesQueries,
  ...blindCommands,
  ...mergingCommands,
  ...mergingQueries,
  ...quickQueries,
  ...approvalCommands,
  ...historyCommands,
  ...historyQueries,
  ...keepingCommands,
  ...keepingQueries,
  ...foldersCommands,
  ...foldersQueries,
  ...depositsCommands,
  ...depositsQueries,
  ...documentsCommands,
  ...sendingCommands,
  ...documentsQueries,
  ...sendingQueries,
  ...printCommands,
  ...printQueries,
  ...looksQueries,
  ...profileQueries,
  ...qualityQueries,
  ...sourcesQueries,
  ...standardCommands,
  ...settingsCommands,
  ...collectingCommands,
  ...collectingQueries,
  ...ledgersCommands,
  ...ledgersQueries,
  ...formsCommands,
  ...formsQueries,
  ...policiesCommands,
  ...policiesQueries,
  ...journalCommands,
  ...journalQueries,
  ...tasksCommands,
  ...taskListing,
  ...countingQueries,
  ...promisesQueries,
  ...keyAccountsCommands,
  ...keyAccountsQueries,
  ...eventsQueries,
  ...allocationCommands,
  ...allocationQueries,
  ...followUpsCommands,
  ...followUpsQueries,
  ...careCommands,
  ...careQueries,
  ...supervisionCommands,
  ...supervisionQueries,
  ...dutiesCommands,
  ...dutiesQueries,
  ...noticesCommands,
  ...noticesQueries,
  ...remindingCommands,
  ...remindingQueries,
  ...calendarQueries,
  ...importsCommands,
  ...importsQueries,
  ...workbenchQueries,
  ...integrationsCommands,
  ...integrationsQueries,
  ...robotsCommands,
  ...robotsQueries,
  ...upkeepCommands,
  ...upkeepQueries,
  ...demoOperations,
] as const

/** The registry; the matrix of roles and operations is made from it. */
export const operations = [...ofNouns, matrixOf(ofNouns)] as const

export type Operations = (typeof operations)[number]

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
  ...followUpsJobs,
  ...careJobs,
  ...papersJobs,
  ...dutiesJobs,
  ...remindingJobs,
  ...importsJobs,
  ...integrationsJobs,
  ...robotsJobs,
  ...upkeepJobs,
]

export const rights = {
  ...peopleRights,
  ...customerRights,
  ...viewsRights,
  ...collectingRights,
  ...ledgersRights,
  ...formsRights,
  ...policiesRights,
  ...journalRights,
  ...tasksRights,
  ...keyAccountsRights,
  ...allocationRights,
  ...followUpsRights,
  ...careRights,
  ...supervisionRights,
  ...importsRights,
}

export const catalogues = [
  platformMessages,
  chineseMessages,
  sheetMessages,
  backupMessages,
  printMessages,
  mailMessages,
  peopleMessages,
  archivesMessages,
  archivePrintMessages,
  sendingMessages,
  mergingMessages,
  duplicatesMessages,
  viewsMessages,
  bulkMessages,
  collectingMessages,
  ledgersMessages,
  formsMessages,
  policiesMessages,
  journalMessages,
  tasksMessages,
  becauseMessages,
  keyAccountsMessages,
  allocationMessages,
  followUpsMessages,
  careMessages,
  supervisionMessages,
  noticesMessages,
  remindingMessages,
  importsMessages,
  workbenchMessages,
  integrationsMessages,
  robotsMessages,
  upkeepMessages,
  demoMessages,
]

/** Database constraint → message key. */
export const constraints = {
  ...peopleConstraints,
  ...customerConstraints,
  ...viewsConstraints,
  ...collectingConstraints,
  ...ledgersConstraints,
  ...formsConstraints,
  ...policiesConstraints,
  ...journalConstraints,
  ...tasksConstraints,
  ...keyAccountsConstraints,
  ...allocationConstraints,
  ...followUpsConstraints,
  ...careConstraints,
  ...integrationsConstraints,
}
