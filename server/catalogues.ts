import { allocationMessages } from '#domain/allocation/messages.ts'
import { bulkMessages } from '#domain/archives/bulk/messages.ts'
import { sendingMessages } from '#domain/archives/documents/sending/messages.ts'
import { duplicatesMessages } from '#domain/archives/duplicates/messages.ts'
import { mergingMessages } from '#domain/archives/merging/messages.ts'
import { archivesMessages } from '#domain/archives/messages.ts'
import { archivePrintMessages } from '#domain/archives/print/messages.ts'
import { viewsMessages } from '#domain/archives/views/messages.ts'
import { careMessages } from '#domain/care/messages.ts'
import { collectingMessages } from '#domain/collecting/messages.ts'
import { followUpsMessages } from '#domain/follow-ups/messages.ts'
import { formsMessages } from '#domain/forms/messages.ts'
import { importsMessages } from '#domain/imports/messages.ts'
import { greetingsMessages } from '#domain/integrations/greetings/messages.ts'
import { mailingMessages } from '#domain/integrations/mailing/messages.ts'
import { integrationsMessages } from '#domain/integrations/messages.ts'
import { robotsMessages } from '#domain/integrations/robots/messages.ts'
import { journalMessages } from '#domain/journal/messages.ts'
import { keyAccountsMessages } from '#domain/key-accounts/messages.ts'
import { ledgersMessages } from '#domain/ledgers/messages.ts'
import { peopleMessages } from '#domain/people/messages.ts'
import { policiesMessages } from '#domain/policies/messages.ts'
import { supervisionMessages } from '#domain/supervision/messages.ts'
import { becauseMessages } from '#domain/tasks/because/messages.ts'
import { tasksMessages } from '#domain/tasks/messages.ts'
import { noticesMessages } from '#domain/tasks/notices/messages.ts'
import { remindingMessages } from '#domain/tasks/reminding/messages.ts'
import { upkeepMessages } from '#domain/upkeep/messages.ts'
import { workbenchMessages } from '#domain/workbench/messages.ts'
import { morningMessages } from '#domain/workbench/morning/messages.ts'
import { chineseMessages } from '#platform/core/chinese/messages.ts'
import type { Messages } from '#platform/core/i18n.ts'
import { backupMessages } from '#platform/server/backup/messages.ts'
import { mailMessages } from '#platform/server/mail/messages.ts'
import { platformMessages } from '#platform/server/messages.ts'
import { printMessages } from '#platform/server/print/messages.ts'
import { sheetMessages } from '#platform/server/sheets/messages.ts'
import { demoMessages } from './demo/commands.ts'
import { entities } from './entities.ts'

/** What the audit record calls its subjects and their fields: every declared shape by its own labels, the rest in the people's messages. */
const subjectMessages: Messages = Object.fromEntries(
  entities.flatMap(({ name, label, fields }) => [
    [`subject.${name}`, label],
    ...Object.entries(fields).map(([key, field]) => [`subject.${name}.${key}`, field.label]),
  ]),
)

/** Every text of the server, in both languages. */
export const catalogues = [
  subjectMessages,
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
  morningMessages,
  integrationsMessages,
  robotsMessages,
  mailingMessages,
  greetingsMessages,
  upkeepMessages,
  demoMessages,
]
