import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { columnOf } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { changeSchema } from '#platform/server/values.ts'
import { localParams } from '../access/queries.ts'
import { findPeople } from '../opening/queries.ts'
import { type Customer, customer } from '../schema.ts'
import { whereOf } from '../search/listing/queries.ts'
import { needsStandard, refuseClosedFields } from '../search/listing/rules.ts'
import { readStandard } from '../standard/queries.ts'
import { applyEdit, lockEdit, noteProgress } from './applying/commands.ts'
import { whyNotTouch } from './policy.ts'
import { bulkKeys, bulkLists, type Edit, keysOf, stepsFor } from './rules.ts'
import type { BulkEdit, Untouchable } from './schema.ts'

// More than this is not an edit any more but a new order of things, and that comes as an import.
const mostCustomers = 50_000
// So many are changed while one waits, a second or two; more go on in the background.
export const atOnce = 500
// Long enough to think a preview over; after that the rows have moved on.
const previewMinutes = 60
const shownSamples = 20
const shownRefusals = 100

const reason = z.string().trim().min(1).max(500)
const untouchable = z.object({ id: z.string(), number: z.string(), name: z.string(), reason: z.string() })

export const bulkPreview = command({
  name: 'customer.bulkPreview',
  about:
    'What an edit of many customers would change: how many, samples old and new, and which it cannot touch and why; changes nothing',
  needs: { right: 'customer.bulk' },
  input: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(5000).optional(),
    condition: conditionSchema.optional(),
    search: z.string().max(200).optional(),
    values: changeSchema(customer.fields, bulkKeys).optional(),
    /** Entries put into lists such as tags, and taken out of them. */
    add: changeSchema(customer.fields, bulkLists).optional(),
    remove: changeSchema(customer.fields, bulkLists).optional(),
    reason,
  }),
  output: z.object({
    token: z.string(),
    total: z.int(),
    changes: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    samples: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        name: z.string(),
        changes: z.array(z.object({ field: z.string(), label: z.string(), old: z.unknown(), now: z.unknown() })),
      }),
    ),
    refusals: z.array(untouchable),
  }),
  async run(context, input) {
    const edit = editOf(input)
    await checkPeople(context, edit)
    const rows = await readChosen(context, input, keysOf(edit))
    const refused: Untouchable[] = []
    const touched: { row: Customer; steps: ReturnType<typeof stepsFor> }[] = []
    for (const row of rows) {
      const refusal = whyNotTouch(context.actor, row, edit)
      const steps = refusal === undefined ? stepsFor(row, edit) : []
      if (refusal !== undefined) refused.push(refusal)
      else if (steps.length > 0) touched.push({ row, steps })
    }
    const token = newId()
    await sql`delete from bulk_edits where actor_id = ${context.actor.id} and state = 'previewed'`.execute(context.db)
    await sql`insert into bulk_edits (id, entity, actor_id, state, ids, edit, reason, total, refused, created_at) values (${token}, 'customer', ${context.actor.id},
      'previewed', ${touched.map((one) => one.row.id)}::uuid[], ${JSON.stringify(edit)}::jsonb, ${input.reason}, ${touched.length},
      ${JSON.stringify(refused.slice(0, shownRefusals))}::jsonb, ${context.now.toISOString()})`.execute(context.db)
    const label = (key: string) => textIn(context.language, customer.fields[key as 'abc'].label)
    const samples = touched.slice(0, shownSamples).map(({ row, steps }) => ({
      id: row.id,
      number: row.number ?? '',
      name: row.name,
      changes: steps.map((step) => ({ ...step, label: label(step.field) })),
    }))
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: samples.map((one) => one.id),
      detail: { act: 'bulk-preview', fields: keysOf(edit), total: rows.length },
    })
    return {
      token,
      total: rows.length,
      changes: touched.length,
      unchanged: rows.length - touched.length - refused.length,
      refused: refused.length,
      samples,
      refusals: refused.slice(0, shownRefusals).map((one) => explained(context, one)),
    }
  },
})

type Given = { values?: unknown; add?: unknown; remove?: unknown }

function editOf({ values, add, remove }: Given): Edit {
  const present = (part: unknown) =>
    Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined))
  const lists = (part: unknown) =>
    Object.fromEntries(Object.entries(present(part)).filter(([, value]) => value !== null)) as Record<string, string[]>
  const edit = { values: present(values), add: lists(add), remove: lists(remove) }
  if (keysOf(edit).length === 0) throw invalidField('values', 'bulk.nothing_to_change')
  const both = Object.keys(edit.values).find((key) => edit.add[key] !== undefined || edit.remove[key] !== undefined)
  if (both !== undefined) throw invalidField(`values.${both}`, 'bulk.one_way')
  return edit
}

async function checkPeople(context: Context, edit: Edit): Promise<void> {
  for (const [key, kind] of [
    ['ownerId', 'people'],
    ['departmentId', 'departments'],
  ] as const) {
    const id = edit.values[key]
    if (typeof id !== 'string') continue
    const known = await findPeople(context, { people: [], departments: [], [kind]: [id] })
    if (known.length === 0) throw invalidField(`values.${key}`, 'customer.no_such_person')
  }
}

type Chosen = { ids?: string[] | undefined; condition?: Condition | undefined; search?: string | undefined }
const judgedKeys = [
  'id',
  'number',
  'name',
  'kind',
  'ownerId',
  'collectorId',
  'createdBy',
  'departmentId',
  'withdrawnAt',
  'mergedInto',
]

async function readChosen(
  context: Context,
  { ids, condition, search }: Chosen,
  keys: readonly string[],
): Promise<Customer[]> {
  if (ids === undefined && condition === undefined && !search) throw invalidField('ids', 'bulk.nothing_chosen')
  const extra = needsStandard(condition, []) ? (await readStandard(context)).extra : {}
  refuseClosedFields(condition, extra)
  const whole = { all: [...(condition ? [condition] : []), ...(search ? [{ search }] : [])] }
  const columns = sql.raw([...new Set([...judgedKeys, ...keys])].map((key) => `c.${columnOf(key)}`).join(', '))
  const { rows } = await sql<Customer>`select ${columns} from customers c
    where ${whereOf(context, whole, extra)} and ${ids === undefined ? sql`true` : sql`c.id = any(${ids}::uuid[])`} order by c.id limit ${mostCustomers + 1}`.execute(
    context.db,
  )
  if (rows.length > mostCustomers) throw new AppError('invalid', 'bulk.too_many', { max: mostCustomers })
  return rows
}

export function explained(context: Context, { code, params, ...about }: Untouchable): z.input<typeof untouchable> {
  return {
    ...about,
    reason: context.t(code, localParams(context, { kind: 'conflict', code, ...(params ? { params } : {}) })),
  }
}

const progress = z.object({
  token: z.string(),
  state: z.enum(['previewed', 'running', 'done', 'cancelled', 'failed']),
  total: z.int(),
  done: z.int(),
  changed: z.int(),
  refusals: z.array(untouchable),
})

export function progressOf(context: Context, edit: BulkEdit): z.input<typeof progress> {
  const { id, state, total, done, changed, refused } = edit
  return { token: id, state, total, done, changed, refusals: refused.map((one) => explained(context, one)) }
}

export const bulkApply = command({
  name: 'customer.bulkApply',
  about:
    'Carries out a previewed edit; each changed archive keeps its history. Up to 500 at once, more in the background with progress',
  needs: { right: 'customer.bulk' },
  input: z.strictObject({ token: z.uuid() }),
  output: progress,
  async run(context, { token }) {
    const edit = await lockEdit(context, token)
    if (edit.state !== 'previewed') throw new AppError('conflict', 'bulk.already_started')
    if (context.now.getTime() - new Date(edit.createdAt).getTime() > previewMinutes * 60_000)
      throw new AppError('conflict', 'bulk.preview_expired')
    if (edit.ids.length > atOnce) {
      await sql`update bulk_edits set state = 'running' where id = ${token}`.execute(context.db)
      await context.job('customers.bulkApply', { id: token }, { key: `bulk:${token}` })
      context.audit({ kind: 'change', subject: 'customer', detail: { act: 'bulk', token, total: edit.total } })
      return progressOf(context, { ...edit, state: 'running' })
    }
    const result = await applyEdit(context, edit, edit.ids)
    return progressOf(context, await noteProgress(context, edit, result, edit.ids.length, 'done'))
  },
})

export const bulkCancel = command({
  name: 'customer.bulkCancel',
  about: 'Stops an edit that is under way; what is changed stays changed and is in the history',
  needs: { right: 'customer.bulk' },
  input: z.strictObject({ token: z.uuid() }),
  output: progress,
  async run(context, { token }) {
    const edit = await lockEdit(context, token)
    if (edit.state !== 'running') throw new AppError('conflict', 'bulk.not_running')
    await sql`update bulk_edits set state = 'cancelled', finished_at = ${context.now.toISOString()} where id = ${token}`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: 'customer', detail: { act: 'bulk-cancelled', token } })
    return progressOf(context, { ...edit, state: 'cancelled' })
  },
})

export const bulkCommands = [bulkPreview, bulkApply, bulkCancel] as const
