import { contactsOf } from '#domain/archives/contacts/queries.ts'
import { customerRights } from '#domain/archives/policy.ts'
import { readGifts, readRegister } from '#domain/care/lists/queries.ts'
import { listCollections } from '#domain/collecting/collected/queries.ts'
import { collectingRights } from '#domain/collecting/policy.ts'
import { kindLabels } from '#domain/collecting/rules.ts'
import { reportCompliance } from '#domain/follow-ups/compliance/queries.ts'
import { readLedger } from '#domain/journal/ledgers/queries.ts'
import { journalRights } from '#domain/journal/policy.ts'
import { readJournal, readOwnJournal, readStaffJournal } from '#domain/journal/queries.ts'
import type { Context } from '#domain/kit.ts'
import { listContractsOfCustomer } from '#domain/ledgers/contracts/queries.ts'
import { ledgersRights } from '#domain/ledgers/policy.ts'
import { listTradesOfCustomer } from '#domain/ledgers/trades/queries.ts'
import { listAudit } from '#domain/people/audit/queries.ts'
import { listOutsideParties } from '#domain/people/outside/queries.ts'
import { peopleRights } from '#domain/people/policy.ts'
import { listTasks } from '#domain/tasks/listing/queries.ts'
import { tasksRights } from '#domain/tasks/policy.ts'
import { listPromises } from '#domain/tasks/promises/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Fields } from '#platform/core/fields.ts'
import { type Text, textIn } from '#platform/core/i18n.ts'
import { has, type Rights } from '#platform/core/rights.ts'
import { parseInput } from '#platform/server/dispatch.ts'
import { mostAtOnce } from '#platform/server/list.ts'
import type { AnyOperation } from '#platform/server/operations.ts'
import type { FormSheet } from '../../forms/exporting/queries.ts'
import { cellOf } from '../rules.ts'
import {
  auditColumns,
  collectionColumns,
  complianceColumns,
  contactColumns,
  contractColumns,
  giftColumns,
  givenColumns,
  journalColumns,
  ledgerColumns,
  outsideColumns,
  ownJournalColumns,
  promiseColumns,
  taskColumns,
  tradeColumns,
} from './rules.ts'

/** A list that may be taken out: the query the screen asks, what it is called, its columns, how its next page is asked for. */
type ExportList = {
  query: AnyOperation
  title: Text
  columns: Fields
  /** What the keys in columns of references are called. */
  names?: ReadonlyMap<string, Text>
  /** Without it a list comes in one go, as long as it may get. */
  pagesBy?: 'cursor' | 'before'
  /** Whether the list is cut on the screen and has to be asked for all of it. */
  isLong?: true
  /** A row with what lies deeper in it brought up to its columns. */
  flat?: (row: Record<string, unknown>) => Record<string, unknown>
}

export const exportLists = {
  'task.list': { query: listTasks, title: { zh: '待办', en: 'Tasks' }, columns: taskColumns, pagesBy: 'cursor' },
  'promise.list': {
    query: listPromises,
    title: { zh: '承诺登记', en: 'Promises' },
    columns: promiseColumns,
    pagesBy: 'cursor',
  },
  'journal.ofCustomer': {
    query: readJournal,
    title: { zh: '客户日志', en: 'Journal' },
    columns: ownJournalColumns,
    pagesBy: 'cursor',
  },
  'journal.mine': {
    query: readOwnJournal,
    title: { zh: '客户日志', en: 'Journal' },
    columns: journalColumns,
    pagesBy: 'cursor',
  },
  'journal.ofStaff': {
    query: readStaffJournal,
    title: { zh: '客户日志', en: 'Journal' },
    columns: journalColumns,
    pagesBy: 'cursor',
  },
  'collection.list': {
    query: listCollections,
    title: { zh: '资料收集', en: 'Collected forms' },
    columns: collectionColumns,
    names: kindLabels,
    pagesBy: 'cursor',
  },
  'outsideParty.list': {
    query: listOutsideParties,
    title: { zh: '外部人员与单位', en: 'Outside parties' },
    columns: outsideColumns,
    pagesBy: 'cursor',
  },
  'audit.list': {
    query: listAudit,
    title: { zh: '操作记录', en: 'Audit record' },
    columns: auditColumns,
    pagesBy: 'before',
  },
  'contact.list': { query: contactsOf, title: { zh: '联系人', en: 'Contacts' }, columns: contactColumns },
  'trade.ofCustomer': {
    query: listTradesOfCustomer,
    title: { zh: '往来明细', en: 'Trade lines' },
    columns: tradeColumns,
    pagesBy: 'cursor',
  },
  'contract.ofCustomer': {
    query: listContractsOfCustomer,
    title: { zh: '合同', en: 'Contracts' },
    columns: contractColumns,
  },
  'journal.ledger': {
    query: readLedger,
    title: { zh: '台账', en: 'Ledger' },
    columns: ledgerColumns,
    isLong: true,
  },
  'care.gifts': {
    query: readGifts,
    title: { zh: '礼品', en: 'Gifts' },
    columns: giftColumns,
    isLong: true,
    flat: ({ gift, ...row }) => ({ ...row, ...(gift as Record<string, unknown>) }),
  },
  'care.register': {
    query: readRegister,
    title: { zh: '关怀登记', en: 'Care register' },
    columns: givenColumns,
    isLong: true,
  },
  'compliance.report': {
    query: reportCompliance,
    title: { zh: '回访执行', en: 'Follow-up compliance' },
    columns: complianceColumns,
  },
} as const satisfies Record<string, ExportList>
export type ListKey = keyof typeof exportLists

export type ListRequest = { list: ListKey; input: Record<string, unknown> }

const rights: Rights = {
  ...customerRights,
  ...collectingRights,
  ...journalRights,
  ...ledgersRights,
  ...peopleRights,
  ...tasksRights,
}

// One question per page: the most a list gives.
const pageSize = 200

/**
 * Asks the list as its screen does, so that whatever it refuses is said before a file is begun. Throws
 * AppError('forbidden', 'right.missing') for who may not see the list, 'invalid' for a wrong input, 'missing' for what is
 * out of reach.
 */
export async function refuseList(context: Context, request: ListRequest): Promise<void> {
  const { query, isLong }: ExportList = exportLists[request.list]
  const input = inputOf(context, request)
  // The export itself is what the record tells.
  const page: Page = await query.run({ ...context, audit: () => {} } as never, {
    ...input,
    ...limitOf(request.list, 1),
  })
  if (isLong && page.isCut) throw new AppError('invalid', 'export.too_long', { most: mostAtOnce })
}

function inputOf(context: Context, { list, input }: ListRequest): Record<string, unknown> {
  const { query } = exportLists[list]
  const right = (query.needs as { right: string }).right
  if (!has(context.actor, right)) {
    const label = rights[right]?.label
    throw new AppError('forbidden', 'right.missing', { right: label ? textIn(context.language, label) : right })
  }
  return parseInput(query, input) as Record<string, unknown>
}

/** How many rows are asked for at once: a page where there are pages, all of them where the screen shows some. */
function limitOf(list: ListKey, page: number): { limit?: number } {
  const { pagesBy, isLong }: ExportList = exportLists[list]
  if (isLong) return { limit: mostAtOnce }
  return pagesBy === undefined ? {} : { limit: page }
}

type Page = { rows: Record<string, unknown>[]; next?: string | number | null; isCut?: boolean }

/** Every row of a list as its asker sees it on the screen, masks and reach included, in the order asked for (IMP-09). */
export function listSheet(
  context: Context,
  request: ListRequest,
  signal: AbortSignal,
  onPage: (rows: number) => Promise<void>,
): FormSheet {
  const { query, title, columns, names, pagesBy, flat = (row) => row }: ExportList = exportLists[request.list]
  const named = new Map([...(names ?? [])].map(([key, name]) => [key, textIn(context.language, name)]))
  const input = inputOf(context, request)
  const keys = Object.entries(columns)
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    for (let mark: string | number | null | undefined; mark !== null; ) {
      signal.throwIfAborted()
      const page: Page = await query.run(context as never, {
        ...input,
        ...limitOf(request.list, pageSize),
        ...(mark === undefined || pagesBy === undefined ? {} : { [pagesBy]: mark }),
      })
      for (const row of page.rows.map(flat))
        yield keys.map(([key, field]) => cellOf(field, row[key] ?? null, context.language, named))
      mark = page.next ?? null
      await onPage(page.rows.length)
    }
  }
  return {
    title: textIn(context.language, title),
    columns: keys.map(([, field]) => field),
    rows: rows(),
  }
}
