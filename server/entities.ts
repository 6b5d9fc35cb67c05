import { handOver, handOverItem, handOverReceipt } from '#domain/allocation/handing-over/schema.ts'
import { personLimit, poolMove, poolRule } from '#domain/allocation/pool/schema.ts'
import { allocationLine, allocationRound } from '#domain/allocation/rounds/schema.ts'
import { attachment } from '#domain/archives/attachments/schema.ts'
import { contact, membership } from '#domain/archives/contacts/schema.ts'
import { deposit } from '#domain/archives/deposits/schema.ts'
import { passedDocument } from '#domain/archives/documents/schema.ts'
import { pair } from '#domain/archives/duplicates/schema.ts'
import { archiveItem, filing } from '#domain/archives/folders/schema.ts'
import { restoration } from '#domain/archives/keeping/schema.ts'
import { merge } from '#domain/archives/merging/schema.ts'
import { print } from '#domain/archives/print/schema.ts'
import { relation } from '#domain/archives/relations/schema.ts'
import { customer } from '#domain/archives/schema.ts'
import { intake } from '#domain/archives/sources/schema.ts'
import { extraField } from '#domain/archives/standard/schema.ts'
import { specialDay } from '#domain/care/days/schema.ts'
import { gift } from '#domain/care/gifts/schema.ts'
import { occasion } from '#domain/care/occasions/schema.ts'
import { campaign } from '#domain/collecting/campaigns/schema.ts'
import { dataForm } from '#domain/collecting/data-forms/schema.ts'
import { collection, track } from '#domain/collecting/schema.ts'
import { privateNote } from '#domain/collecting/working-list/schema.ts'
import { cadencePause } from '#domain/follow-ups/plans/schema.ts'
import { cadence } from '#domain/follow-ups/schema.ts'
import { formCopy, formSheet } from '#domain/forms/copies/schema.ts'
import { formMovement } from '#domain/forms/custody/schema.ts'
import { formDefinition, formOption } from '#domain/forms/definitions/schema.ts'
import { formFile } from '#domain/forms/files/schema.ts'
import { formLink } from '#domain/forms/links/schema.ts'
import { formRecord } from '#domain/forms/schema.ts'
import { formLook } from '#domain/forms/sealing/schema.ts'
import { formSignature } from '#domain/forms/signing/schema.ts'
import { formTemplate } from '#domain/forms/templates/schema.ts'
import { exportFile, importRow, importRun, rememberedMapping } from '#domain/imports/schema.ts'
import { greetingMessage, greetingRun } from '#domain/integrations/greetings/schema.ts'
import { robot } from '#domain/integrations/robots/schema.ts'
import { integration } from '#domain/integrations/schema.ts'
import { sampleAllowance } from '#domain/journal/allowances/schema.ts'
import { journalEntry } from '#domain/journal/schema.ts'
import { journalSubject } from '#domain/journal/subjects/schema.ts'
import { keyAccount, matter } from '#domain/key-accounts/schema.ts'
import { contract } from '#domain/ledgers/contracts/schema.ts'
import { product } from '#domain/ledgers/products/schema.ts'
import { trade } from '#domain/ledgers/trades/schema.ts'
import { department } from '#domain/people/departments/schema.ts'
import { ruleNumber } from '#domain/people/numbers/schema.ts'
import { listOption } from '#domain/people/options/schema.ts'
import { outsideParty } from '#domain/people/outside/schema.ts'
import { post } from '#domain/people/posts/schema.ts'
import { role } from '#domain/people/roles/schema.ts'
import { staff } from '#domain/people/schema.ts'
import { policy, policyLink, policyVersion } from '#domain/policies/schema.ts'
import { inspection } from '#domain/supervision/inspecting/schema.ts'
import { reading } from '#domain/supervision/readings/schema.ts'
import { duty } from '#domain/tasks/duties/schema.ts'
import { notice } from '#domain/tasks/notices/schema.ts'
import { reminderSetting } from '#domain/tasks/reminding/schema.ts'
import { task } from '#domain/tasks/schema.ts'
import type { Entity } from '#platform/core/fields.ts'

/** Every declared shape, noun by noun: what the live catalogue is compared with. */
export const entities: readonly Entity[] = [
  department,
  listOption,
  outsideParty,
  post,
  role,
  staff,
  attachment,
  contact,
  membership,
  deposit,
  passedDocument,
  pair,
  archiveItem,
  filing,
  restoration,
  merge,
  print,
  relation,
  customer,
  intake,
  extraField,
  campaign,
  dataForm,
  collection,
  track,
  privateNote,
  contract,
  product,
  trade,
  formDefinition,
  formOption,
  formRecord,
  policy,
  policyVersion,
  policyLink,
  ruleNumber,
  formSignature,
  formMovement,
  formLook,
  formCopy,
  formSheet,
  formLink,
  formFile,
  formTemplate,
  journalEntry,
  journalSubject,
  sampleAllowance,
  task,
  keyAccount,
  matter,
  handOver,
  handOverItem,
  handOverReceipt,
  cadence,
  cadencePause,
  poolRule,
  poolMove,
  personLimit,
  specialDay,
  occasion,
  gift,
  reading,
  inspection,
  duty,
  notice,
  reminderSetting,
  allocationRound,
  allocationLine,
  importRun,
  importRow,
  rememberedMapping,
  exportFile,
  integration,
  robot,
  greetingRun,
  greetingMessage,
]
