import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { columnOf } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { type Change, type ChangeKind, changeRows, recordChanges } from '#platform/server/history.ts'
import { kept } from '#platform/server/kept.ts'
import { changeSchema, createSchema, valueSchema, writableKeys } from '#platform/server/values.ts'
import { lockForAct } from './access/queries.ts'
import { contactInput, insertContacts, prepareContacts } from './contacts/commands.ts'
import { duplicateKeysOf } from './duplicates/rules.ts'
import { checkNewPeople, duplicateShape, judgeAlike, readOpening, takeNumbers } from './opening/queries.ts'
import { checkObtained, checkPeople, namedPeople } from './opening/rules.ts'
import {
  type CustomerValues,
  misplacedKeys,
  numberPrefix,
  type Prepared,
  prepareCustomer,
  replacedClasses,
} from './rules.ts'
import { type Customer, customer, feeders } from './schema.ts'
import { lagDaysOf } from './sources/rules.ts'
import { checkExtra } from './standard/commands.ts'
import type { Standard } from './standard/rules.ts'
import { tellTasks } from './telling/commands.ts'

/** What kind of act writes, and what is known of the news it brings. */
export type Act = {
  kind: ChangeKind
  reason?: string | null
  feeder?: string | null
  channel?: string | null
  obtainedOn?: string | null
  /** Import run, merge or another larger act. */
  actId?: string | null
  /** The act gives on by itself what is open at the customers, such as a hand-over. */
  carriesTasks?: boolean
}

const columns = Object.keys(customer.fields).map((key) => [key, columnOf(key)] as const)

/**
 * Writes prepared archives, new and changed ones, with their history: a constant number of statements however many
 * there are. Rows that do not differ are left alone. The only writer of customers' facts: screen, API and imports
 * all come here. New rows need their number (`numberNew`).
 * @throws AppError('conflict', 'record.stale') when a row was changed since it was read.
 */
export async function writeCustomers(
  context: Context,
  prepared: readonly Prepared[],
  act: Act,
  also: readonly Change[] = [],
): Promise<void> {
  const opened = prepared.filter((one) => one.before === undefined)
  const changed = prepared.filter((one) => one.before !== undefined && Object.keys(one.diff).length > 0)
  const written = [...opened, ...changed]
  const changes = [...written.map((one) => changeOf(one, act)), ...also]
  // The history goes with the first of the two statements: one round trip less for each save.
  if (opened.length > 0) await insertRows(context, opened, changes)
  if (changed.length > 0) await updateRows(context, changed, opened.length > 0 ? [] : changes)
  if (written.length === 0) await recordChanges(context, also)
  await tellTasks(context, changed, act)
  if (act.obtainedOn && written.length > 0) await recordIntakes(context, written, act)
}

/** A statement's first part that appends to the history. */
function withHistory(context: Context, changes: readonly Change[]): RawBuilder<unknown> {
  return sql`with history as (insert into record_changes
    select * from jsonb_populate_recordset(null::record_changes, ${JSON.stringify(changeRows(context, changes))}::jsonb))`
}

async function insertRows(context: Context, opened: readonly Prepared[], changes: readonly Change[]): Promise<void> {
  const rows = opened.map(({ next }) =>
    snakeRow(
      next,
      columns.filter(([key]) => next[key as keyof Customer] !== null),
    ),
  )
  await sql`${kept}${withHistory(context, changes)} insert into customers
    select * from jsonb_populate_recordset(null::customers, ${JSON.stringify(rows)}::jsonb)`.execute(context.db)
}

async function updateRows(context: Context, changed: readonly Prepared[], changes: readonly Change[]): Promise<void> {
  const touched = columns.filter(
    ([key]) => key !== 'id' && changed.some(({ before, next }) => differs(before, next, key)),
  )
  const rows = changed.map(({ next }) => snakeRow(next, [['id', 'id'], ...touched]))
  const assignments = sql.raw(touched.map(([, column]) => `${column} = r.${column}`).join(', '))
  const result = await sql`${kept}${withHistory(context, changes)} update customers c set ${assignments}
    from jsonb_populate_recordset(null::customers, ${JSON.stringify(rows)}::jsonb) r
    where c.id = r.id and c.version = r.version - 1`.execute(context.db)
  if (Number(result.numAffectedRows) !== changed.length) {
    throw new AppError('conflict', 'record.stale', { who: context.t('customer.somebody') })
  }
}

function differs(before: Customer | undefined, next: Customer, key: string): boolean {
  const [a, b] = [before?.[key as keyof Customer], next[key as keyof Customer]]
  return a !== b && JSON.stringify(a) !== JSON.stringify(b)
}

function snakeRow(row: Customer, wanted: readonly (readonly [string, string])[]): Record<string, unknown> {
  return Object.fromEntries(wanted.map(([key, column]) => [column, row[key as keyof Customer]]))
}

function changeOf({ next, diff }: Prepared, act: Act): Change {
  return {
    entity: 'customer',
    recordId: next.id,
    version: next.version,
    kind: act.kind,
    diff,
    reason: act.reason ?? null,
    feeder: act.feeder ?? null,
    actId: act.actId ?? null,
  }
}

/** When the firm learned it and when it was written in, for ARC-26. */
async function recordIntakes(context: Context, written: readonly Prepared[], act: Act): Promise<void> {
  const obtainedOn = String(act.obtainedOn)
  const rows = written.map(({ next, diff }) => ({
    id: newId(),
    customer_id: next.id,
    items: Object.keys(diff),
    obtained_on: obtainedOn,
    recorded_at: context.now.toISOString(),
    lag_days: lagDaysOf(obtainedOn, context.now),
    channel: act.channel ?? null,
    feeder: act.feeder ?? null,
    recorded_by: context.actor.id,
    department_id: context.actor.departmentId ?? null,
  }))
  await sql`insert into intakes select * from jsonb_populate_recordset(null::intakes, ${JSON.stringify(rows)}::jsonb)`.execute(
    context.db,
  )
}

/** Gives numbers to new archives that brought none, each from its series. */
export async function numberNew(context: Context, prepared: readonly Prepared[]): Promise<void> {
  for (const kind of ['organisation', 'individual'] as const) {
    const without = prepared.filter(({ before, next }) => before === undefined && next.kind === kind && !next.number)
    if (without.length === 0) continue
    const numbers = await takeNumbers(context, numberPrefix(kind, chinaDay(context.now)), without.length)
    without.forEach(({ next, diff }, n) => {
      next.number = numbers[n] ?? null
      diff['number'] = [null, next.number]
    })
  }
}

const valueKeys = [...writableKeys(customer.fields), 'extra'] as const
const day = z.iso.date()
const feederInput = z.enum(Object.keys(feeders) as (keyof typeof feeders)[])
const written = z.object({ id: z.string(), version: z.int() })

export const createCustomer = command({
  name: 'customer.create',
  about:
    'Opens the archive of a customer as a draft; refused while it looks like one that exists, unless that is accepted',
  needs: { right: 'customer.create' },
  input: z.strictObject({
    values: createSchema(customer.fields, valueKeys),
    contacts: z.array(contactInput).max(50).optional(),
    /** The day the firm learned it. */
    obtainedOn: day.optional(),
    /** Who fed it; what a salesman brings waits for whoever verifies it here (ARC-29). */
    feeder: feederInput.optional(),
    acceptDuplicates: z.boolean().optional(),
  }),
  output: z.object({ id: z.string(), number: z.string(), version: z.int(), duplicates: z.array(duplicateShape) }),
  async run(context, input) {
    const today = chinaDay(context.now)
    const values: CustomerValues = {
      ...input.values,
      departmentId: input.values.departmentId ?? context.actor.departmentId ?? null,
    }
    values.obtainedOn ??= input.obtainedOn ?? null
    checkObtained(values.obtainedOn, today)
    const opening = await readOpening(context, {
      keys: duplicateKeysOf(input.values),
      ...namedPeople(values),
      series: values.number ? undefined : numberPrefix(input.values.kind, today),
    })
    checkPeople(values, opening.known)
    const duplicates = judgeAlike(context, input.values, opening.alike)
    if (duplicates.length > 0 && input.acceptDuplicates !== true)
      throw new AppError('conflict', 'customer.looks_alike', { count: duplicates.length, duplicates })
    values.number ??= opening.number
    values.verification = input.feeder === 'salesman' && opening.standard.verifier !== null ? 'waiting' : 'notNeeded'
    const prepared = prepareForm(context, newId(), undefined, values, opening.standard, input)
    await numberNew(context, [prepared])
    const people = prepareContacts(context, prepared.next.id, input.contacts ?? [])
    await writeCustomers(context, [prepared], { kind: 'created', ...sourceOf(values, input) }, people.changes)
    await insertContacts(context, people)
    const { id, number, version } = prepared.next
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [id],
      detail: { created: true, fields: Object.keys(prepared.diff) },
    })
    return { id, number: number ?? '', version, duplicates }
  },
})

export const changeCustomer = command({
  name: 'customer.change',
  about: 'Changes facts of an archive; each changed value keeps its old one in the history',
  needs: { right: 'customer.change' },
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    values: changeSchema(customer.fields, valueKeys),
    reason: z.string().trim().max(500).optional(),
    obtainedOn: day.optional(),
    feeder: feederInput.optional(),
    /** Which of the eight channels this news came through (COL-01). */
    channel: valueSchema(customer.fields.channel).optional() as z.ZodType<string | undefined>,
  }),
  output: written,
  async run(context, input) {
    const { row, standard } = await lockForAct(context, input.id, 'change', input.version)
    checkObtained(input.obtainedOn, chinaDay(context.now))
    const prepared = prepareForm(context, row.id, row, input.values as CustomerValues, standard, input)
    if (replacedClasses(prepared.diff).length > 0 && !input.reason)
      throw invalidField('reason', 'customer.class_reason')
    await checkNewPeople(context, prepared)
    const act = {
      kind: 'changed',
      reason: input.reason ?? null,
      ...sourceOf({ channel: input.values.channel, obtainedOn: null }, input),
    } as const
    return await saveChange(context, prepared, act)
  },
})

/** Writes one changed archive and says which version it has now. */
export async function saveChange(
  context: Context,
  prepared: Prepared,
  act: Act,
): Promise<{ id: string; version: number }> {
  const { before, next, diff } = prepared
  const fields = Object.keys(diff)
  if (fields.length === 0) return { id: next.id, version: before?.version ?? next.version }
  await writeCustomers(context, [prepared], act)
  context.audit({
    kind: 'change',
    subject: 'customer',
    ids: [next.id],
    detail: { fields, ...(act.kind === 'changed' ? {} : { act: act.kind }) },
  })
  return { id: next.id, version: next.version }
}

type Given = { obtainedOn?: string | undefined; feeder?: string | undefined; channel?: string | undefined }

function sourceOf(
  values: Pick<CustomerValues, 'channel' | 'obtainedOn'>,
  given: Given,
): Pick<Act, 'feeder' | 'channel' | 'obtainedOn'> {
  return {
    feeder: given.feeder ?? null,
    channel: given.channel ?? values.channel ?? null,
    obtainedOn: given.obtainedOn ?? values.obtainedOn ?? null,
  }
}

/** Prepares what a form sent and refuses what does not fit this kind of customer. */
function prepareForm(
  context: Context,
  id: string,
  before: Customer | undefined,
  values: CustomerValues,
  standard: Standard,
  given: Given,
): Prepared {
  if (before !== undefined && values.number === null) throw invalidField('values.number', 'field.required')
  const extra = checkExtra(standard, values.extra)
  const writing = {
    now: context.now,
    actorId: context.actor.id,
    ...sourceOf({ channel: values.channel, obtainedOn: null }, given),
  }
  const prepared = prepareCustomer(id, before, { ...values, extra }, standard, writing)
  const misplaced = misplacedKeys(prepared.next).filter((key) => values[key as keyof Customer] != null)
  if (misplaced.length > 0)
    throw invalidFields(misplaced.map((key) => ({ path: `values.${key}`, code: 'field.not_applicable' })))
  return prepared
}

export const customerCommands = [createCustomer, changeCustomer] as const
