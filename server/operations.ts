import { allocationCommands } from '#domain/allocation/commands.ts'
import { allocationQueries } from '#domain/allocation/queries.ts'
import { approvalCommands } from '#domain/archives/approval/commands.ts'
import { attachmentsCommands } from '#domain/archives/attachments/commands.ts'
import { attachmentsQueries } from '#domain/archives/attachments/queries.ts'
import { bulkCommands } from '#domain/archives/bulk/commands.ts'
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
import { sendingQueries } from '#domain/archives/documents/sending/queries.ts'
import { blindCommands } from '#domain/archives/duplicates/blind/commands.ts'
import { duplicatesCommands } from '#domain/archives/duplicates/commands.ts'
import { duplicatesQueries } from '#domain/archives/duplicates/queries.ts'
import { foldersCommands } from '#domain/archives/folders/commands.ts'
import { foldersQueries } from '#domain/archives/folders/queries.ts'
import { historyCommands } from '#domain/archives/history/commands.ts'
import { historyQueries } from '#domain/archives/history/queries.ts'
import { keepingCommands } from '#domain/archives/keeping/commands.ts'
import { keepingQueries } from '#domain/archives/keeping/queries.ts'
import { looksQueries } from '#domain/archives/looks/queries.ts'
import { mergingCommands } from '#domain/archives/merging/commands.ts'
import { mergingQueries } from '#domain/archives/merging/queries.ts'
import { printCommands } from '#domain/archives/print/commands.ts'
import { printQueries } from '#domain/archives/print/queries.ts'
import { profileQueries } from '#domain/archives/profile/queries.ts'
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
import { viewsQueries } from '#domain/archives/views/queries.ts'
import { withdrawalCommands } from '#domain/archives/withdrawal/commands.ts'
import { careCommands } from '#domain/care/commands.ts'
import { careQueries } from '#domain/care/queries.ts'
import { collectingCommands } from '#domain/collecting/commands.ts'
import { collectingQueries } from '#domain/collecting/queries.ts'
import { eventsQueries } from '#domain/events/queries.ts'
import { followUpsCommands } from '#domain/follow-ups/commands.ts'
import { followUpsQueries } from '#domain/follow-ups/reading/queries.ts'
import { formsCommands } from '#domain/forms/commands.ts'
import { formsQueries } from '#domain/forms/queries.ts'
import { importsCommands } from '#domain/imports/commands.ts'
import { importsQueries } from '#domain/imports/queries.ts'
import { integrationsCommands } from '#domain/integrations/commands.ts'
import { greetingsCommands } from '#domain/integrations/greetings/commands.ts'
import { greetingsQueries } from '#domain/integrations/greetings/queries.ts'
import { mailingCommands } from '#domain/integrations/mailing/commands.ts'
import { mailingQueries } from '#domain/integrations/mailing/queries.ts'
import { integrationsQueries } from '#domain/integrations/queries.ts'
import { robotsCommands } from '#domain/integrations/robots/commands.ts'
import { robotsQueries } from '#domain/integrations/robots/queries.ts'
import { journalCommands } from '#domain/journal/commands.ts'
import { journalQueries } from '#domain/journal/queries.ts'
import { keyAccountsCommands } from '#domain/key-accounts/commands.ts'
import { keyAccountsQueries } from '#domain/key-accounts/queries.ts'
import { ledgersCommands } from '#domain/ledgers/commands.ts'
import { ledgersQueries } from '#domain/ledgers/queries.ts'
import { peopleCommands } from '#domain/people/commands.ts'
import { peopleQueries } from '#domain/people/queries.ts'
import { matrixOf } from '#domain/people/roles/queries.ts'
import { policiesCommands } from '#domain/policies/commands.ts'
import { policiesQueries } from '#domain/policies/queries.ts'
import { supervisionCommands } from '#domain/supervision/commands.ts'
import { supervisionQueries } from '#domain/supervision/queries.ts'
import { calendarQueries } from '#domain/tasks/calendar/queries.ts'
import { tasksCommands } from '#domain/tasks/commands.ts'
import { countingQueries } from '#domain/tasks/counting/queries.ts'
import { dutiesCommands } from '#domain/tasks/duties/commands.ts'
import { dutiesQueries } from '#domain/tasks/duties/queries.ts'
import { listingQueries as taskListing } from '#domain/tasks/listing/queries.ts'
import { noticesCommands } from '#domain/tasks/notices/commands.ts'
import { noticesQueries } from '#domain/tasks/notices/queries.ts'
import { promisesQueries } from '#domain/tasks/promises/queries.ts'
import { remindingCommands } from '#domain/tasks/reminding/commands.ts'
import { remindingQueries } from '#domain/tasks/reminding/queries.ts'
import { upkeepCommands } from '#domain/upkeep/commands.ts'
import { upkeepQueries } from '#domain/upkeep/queries.ts'
import { workbenchQueries } from '#domain/workbench/queries.ts'
import { demoOperations } from './demo/commands.ts'

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
  ...mailingCommands,
  ...mailingQueries,
  ...greetingsCommands,
  ...greetingsQueries,
  ...robotsCommands,
  ...robotsQueries,
  ...upkeepCommands,
  ...upkeepQueries,
  ...demoOperations,
] as const

/** The registry; the matrix of roles and operations is made from it. */
export const operations = [...ofNouns, matrixOf(ofNouns)] as const

export type Operations = (typeof operations)[number]
