import { sql } from 'kysely'
import { lockCustomers } from '#domain/archives/access/queries.ts'
import { numberNew, writeCustomers } from '#domain/archives/commands.ts'
import { insertContacts, prepareContacts } from '#domain/archives/contacts/commands.ts'
import { takeNumbers } from '#domain/archives/opening/queries.ts'
import { reaches } from '#domain/archives/policy.ts'
import { numberPrefix, type Prepared, prepareCustomer } from '#domain/archives/rules.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import type { Standard } from '#domain/archives/standard/rules.ts'
import { type EntryToWrite, writeEntries } from '#domain/journal/writing/commands.ts'
import type { Context } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { mapGently } from '#platform/server/gently.ts'
import { actOf, contactOf, customerValues, entryOf, type StagedRow } from '../applying/rules.ts'
import type { RunRow } from '../runs/queries.ts'

export type Numbers = Record<'organisation' | 'individual', string[]>

/** Takes the numbers of all new customers beforehand: taken inside the run, everybody who opens an archive would wait for its end. */
export async function reserveNumbers(context: Context, run: RunRow): Promise<Numbers> {
  const { rows } = await sql<{
    kind: 'organisation' | 'individual'
    count: number
  }>`select "values" -> 'customer' ->> 'kind' as kind, count(*) as count from import_rows
    where run_id = ${run.id} and (verdict = 'new' or (verdict = 'duplicate' and choice = 'create')) and "values" -> 'customer' ->> 'number' is null group by 1`.execute(
    context.db,
  )
  const numbers: Numbers = { organisation: [], individual: [] }
  // Given out from the end, which costs nothing however many there are.
  for (const { kind, count } of rows)
    numbers[kind] = (await takeNumbers(context, numberPrefix(kind, chinaDay(context.now)), count)).reverse()
  return numbers
}

type Writing = { context: Context; run: RunRow; standard: Standard; numbers: Numbers; resultOf: Map<number, string> }

type Created = { row: StagedRow; prepared: Prepared }

/** Writes batches of one run: customers, their contacts and history lines. `write` answers which row became which customer. */
export type CustomerWriter = {
  /** What can be worked out of a batch without the database: may run while the batch before is written. */
  prepare(rows: readonly StagedRow[]): Promise<Created[]>
  write(rows: readonly StagedRow[], created: readonly Created[]): Promise<ReadonlyMap<number, string>>
}

export async function createCustomerWriter(context: Context, run: RunRow, numbers: Numbers): Promise<CustomerWriter> {
  const writing: Writing = { context, run, standard: await readStandard(context), numbers, resultOf: new Map() }
  return {
    async prepare(rows) {
      const created = rows.filter((row) => actOf(row) === 'create')
      return await mapGently(created, (row) => ({ row, prepared: prepareNew(writing, row) }))
    },
    async write(rows, created) {
      await writeBatch(writing, rows, created)
      return writing.resultOf
    },
  }
}

async function writeBatch(writing: Writing, rows: readonly StagedRow[], created: readonly Created[]): Promise<void> {
  const { context, run } = writing
  const changed = await prepareChanged(
    writing,
    rows.filter((row) => actOf(row) === 'update'),
  )
  for (const { row, prepared } of [...created, ...changed]) writing.resultOf.set(row.rowNumber, prepared.next.id)
  for (const row of rows.filter((one) => actOf(one) === 'link')) {
    const id = writing.resultOf.get(row.match?.rowNumber ?? -1)
    if (id !== undefined) writing.resultOf.set(row.rowNumber, id)
  }
  await numberNew(
    context,
    created.map(({ prepared }) => prepared),
  )
  await writeCustomers(
    context,
    created.map(({ prepared }) => prepared),
    { kind: 'created', actId: run.id, channel: null },
  )
  await writeCustomers(
    context,
    changed.map(({ prepared }) => prepared),
    { kind: 'changed', actId: run.id, channel: null },
  )
  await writeLinked(writing, rows)
  const ids = [...created, ...changed].map(({ prepared }) => prepared.next.id)
  if (ids.length > 0)
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids,
      detail: { importRun: run.id, created: created.length, changed: changed.length },
    })
}

const writer = (context: Context) => ({ now: context.now, actorId: context.actor.id })

function prepareNew({ context, run, standard, numbers }: Writing, row: StagedRow): Prepared {
  const values = customerValues(row.values, run.plan, true)
  const kind = values.kind ?? 'organisation'
  values.number ??= numbers[kind].pop() ?? null
  values.departmentId ??= context.actor.departmentId ?? null
  return prepareCustomer(newId(), undefined, { ...values, kind, importRunId: run.id }, standard, writer(context))
}

/** Rows that update: read again under lock, because somebody may have worked since the rehearsal. */
async function prepareChanged(
  { context, run, standard }: Writing,
  rows: readonly StagedRow[],
): Promise<{ row: StagedRow; prepared: Prepared }[]> {
  if (rows.length === 0) return []
  const current = new Map(
    (await lockCustomers(context, [...new Set(rows.flatMap((row) => row.matchId ?? []))])).map((one) => [one.id, one]),
  )
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const before = current.get(row.matchId ?? '')
    // Two rows of one batch may join the same customer: the first one's values hold, the second brings its contact.
    if (before === undefined || seen.has(before.id) || !reaches(context.actor, 'customer.change', before)) return []
    seen.add(before.id)
    return [
      {
        row,
        prepared: prepareCustomer(
          before.id,
          before,
          customerValues(row.values, run.plan, false),
          standard,
          writer(context),
        ),
      },
    ]
  })
}

/** Contacts and history lines follow their customers. */
async function writeLinked({ context, run, resultOf }: Writing, rows: readonly StagedRow[]): Promise<void> {
  const contacts: Parameters<typeof insertContacts>[1] = { contacts: [], memberships: [], changes: [] }
  const entries: EntryToWrite[] = []
  for (const row of rows) {
    const customerId = resultOf.get(row.rowNumber)
    if (customerId === undefined) continue
    const contact = contactOf(row.values)
    if (contact !== undefined) {
      const prepared = prepareContacts(context, customerId, [{ ...contact, isPrimary: actOf(row) === 'create' }])
      contacts.contacts.push(...prepared.contacts)
      contacts.memberships.push(...prepared.memberships)
      contacts.changes.push(...prepared.changes)
    }
    const entry = entryOf(row.values)
    if (entry !== undefined) {
      entries.push({
        customerId,
        category: 'note',
        text: entry.text,
        happenedAt: entry.happenedAt ?? context.now.toISOString(),
        source: 'import',
        importRunId: run.id,
        ...(entry.author === null ? {} : { authorId: null, authorName: entry.author.slice(0, 60) }),
      })
    }
  }
  await insertContacts(context, contacts)
  if (contacts.changes.length > 0)
    await writeCustomers(
      context,
      [],
      { kind: 'changed', actId: run.id },
      contacts.changes.map((one) => ({ ...one, actId: run.id })),
    )
  await writeEntries(context, entries)
}
