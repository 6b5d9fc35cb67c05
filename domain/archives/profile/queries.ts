import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { customerScopeSql, readableColumns } from '../access/queries.ts'
import { contactRow } from '../contacts/queries.ts'
import { maskContact } from '../contacts/rules.ts'
import { maskCustomer } from '../policy.ts'
import { qualityOf } from '../quality/rules.ts'
import { describeQuality, qualityShape, readPage } from '../queries.ts'
import { type Customer, customer, type Marks } from '../schema.ts'
import { limitsOf } from '../sources/rules.ts'
import { standardSource } from '../standard/queries.ts'
import { fieldOf, standardOf } from '../standard/rules.ts'
import { findingsOf, sheetRoles, sheetSections } from './rules.ts'

export type Period = { from: string; to: string }

/** What a noun built on the archive adds to its sheet and assessment, e.g. three years of trade sums. */
export type ProfilePart = { key: string; read(context: Context, customerId: string, period: Period): Promise<unknown> }

const parts = new Map<string, ProfilePart>()

/** Adds a part; the composition of the product does so for the nouns above this one. */
export function addProfilePart(part: ProfilePart): void {
  parts.set(part.key, part)
}

async function readParts(context: Context, customerId: string, period: Period): Promise<Record<string, unknown>> {
  const read: [string, unknown][] = []
  for (const part of parts.values()) read.push([part.key, await part.read(context, customerId, period)])
  return Object.fromEntries(read)
}

const sheetRow = z.object({ field: z.string(), label: z.string(), value: z.unknown(), verified: z.string().nullable() })

// 000-C asks for the sales of three years.
const sheetYears = 3

export const customerSheet = query({
  name: 'customer.sheet',
  about:
    'The whole enterprise profile in one sheet: ownership, standing, business, three years of sales, dealings, breaches, credit, our strengths and weaknesses (ARC-55)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), purpose: z.string().trim().max(200).optional() }),
  output: z.object({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    version: z.int(),
    sections: z.array(z.object({ key: z.string(), label: z.string(), rows: z.array(sheetRow) })),
    people: z.array(contactRow),
    keeper: z.object({ id: z.string(), name: z.string() }).nullable(),
    names: z.record(z.string(), z.string()),
    quality: qualityShape,
    parts: z.record(z.string(), z.unknown()),
  }),
  async run(context, input) {
    const { row, standard, contacts, names, keeper } = await readPage(context, input.id)
    const shown = maskCustomer(row, context.actor, standard.extra).row as Record<string, unknown>
    const marks = (row.marks ?? {}) as Marks
    const today = chinaDay(context.now)
    const rowOf = (key: string, value: unknown) => {
      const label = textIn(context.language, fieldOf(standard, key)?.label ?? { zh: key, en: key })
      return { field: key, label, value: value ?? null, verified: marks[key]?.verified ?? null }
    }
    const own = Object.entries((shown['extra'] ?? {}) as Record<string, unknown>).map(([key, value]) =>
      rowOf(key, value),
    )
    const sections = sheetSections.map(({ key, fields }) => ({
      key,
      label: context.t(`sheet.${key}`),
      rows: fields
        .filter((field) => fieldOf(standard, field)?.appliesTo?.includes(row.kind) ?? true)
        .map((field) => rowOf(field, shown[field])),
    }))
    context.audit({
      kind: 'look',
      subject: 'customer',
      ids: [row.id],
      purpose: input.purpose,
      detail: { part: 'sheet' },
    })
    return {
      id: row.id,
      number: row.number ?? '',
      name: row.name,
      version: row.version,
      sections: own.length === 0 ? sections : [...sections, { key: 'own', label: context.t('sheet.own'), rows: own }],
      people: contacts
        .filter((one) => (sheetRoles as readonly string[]).includes(one.role))
        .map((one) => maskContact(one, context.actor, row)),
      keeper,
      names,
      quality: describeQuality(context, row, standard),
      parts: await readParts(context, row.id, {
        from: `${Number(today.slice(0, 4)) - sheetYears + 1}-01-01`,
        to: today,
      }),
    }
  },
})

const counts = z.object({
  total: z.int(),
  inTime: z.int(),
  late: z.int(),
  breach: z.int(),
  averageDays: z.string().nullable(),
})

// A year shows every season once.
const usualDays = 365

export const customerAssessment = query({
  name: 'customer.assessment',
  about:
    'The archive assessed as grounds for decisions: complete, accurate, valid, fed in time, used; with trades and credit where known (ARC-31)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), from: z.iso.date().optional(), to: z.iso.date().optional() }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    quality: qualityShape,
    state: z.string(),
    verification: z.string(),
    timeliness: counts,
    feeders: z.record(z.string(), z.int()),
    changes: z.int(),
    looks: z.int(),
    lastTradeOn: z.string().nullable(),
    lastContactAt: z.string().nullable(),
    creditGrade: z.string().nullable(),
    creditHistory: z.array(
      z.object({ at: z.string(), old: z.unknown(), now: z.unknown(), reason: z.string().nullable() }),
    ),
    findings: z.array(z.object({ code: z.string(), message: z.string() })),
    parts: z.record(z.string(), z.unknown()),
  }),
  async run(context, input) {
    const { row, standard } = await readPage(context, input.id)
    const today = chinaDay(context.now)
    const to = input.to ?? today
    const from = input.from ?? addDays(to, -usualDays)
    const span = { start: startOfChinaDay(from).toISOString(), end: startOfChinaDay(addDays(to, 1)).toISOString() }
    const measured = await measureUse(context, row.id, span)
    const quality = qualityOf(row, standard, today)
    const findings = findingsOf(
      {
        ...quality,
        ...pickState(row),
        intakes: measured.timeliness.total,
        late: measured.timeliness.late,
        breaches: measured.timeliness.breach,
      },
      today,
    )
    context.audit({ kind: 'look', subject: 'customer', ids: [row.id], detail: { part: 'assessment' } })
    return {
      id: row.id,
      name: row.name,
      from,
      to,
      quality: describeQuality(context, row, standard),
      ...pickState(row),
      ...measured,
      lastTradeOn: row.lastTradeOn,
      lastContactAt: row.lastContactAt,
      creditGrade: row.creditGrade,
      findings: findings.map(({ code, params }) => ({ code, message: context.t(code, params) })),
      parts: await readParts(context, row.id, { from, to }),
    }
  },
})

function pickState({
  state,
  verification,
  needsUpdateSince,
  nextReviewOn,
}: Customer): Pick<Customer, 'state' | 'verification' | 'needsUpdateSince' | 'nextReviewOn'> {
  return { state, verification, needsUpdateSince, nextReviewOn }
}

type Used = {
  timeliness: z.input<typeof counts>
  feeders: Record<string, number>
  changes: number
  looks: number
  creditHistory: { at: string; old: unknown; now: unknown; reason: string | null }[]
}

/** How the archive was fed and used between two instants. */
async function measureUse(context: Context, id: string, { start, end }: { start: string; end: string }): Promise<Used> {
  const during = sql`between ${start}::timestamptz and ${end}::timestamptz`
  const limits = limitsOf(await readNumbers(context.db))
  const { rows } = await sql<Used>`select
    (select jsonb_build_object('total', count(*), 'inTime', count(*) filter (where lag_days <= ${limits.target}),
      'late', count(*) filter (where lag_days > ${limits.target} and lag_days <= ${limits.last}), 'breach', count(*) filter (where lag_days > ${limits.last}),
      'averageDays', round(avg(lag_days), 1)::text) from intakes where customer_id = ${id} and recorded_at ${during}) as timeliness,
    (select coalesce(jsonb_object_agg(feeder, n), '{}') from (select feeder, count(*) n from record_changes
      where record_id = ${id} and feeder is not null and at ${during} group by feeder) f) as feeders,
    (select count(*)::int from record_changes where record_id = ${id} and at ${during}) as changes,
    (select count(*)::int from audit_log where ids @> array[${id}::uuid] and kind in ('look', 'reveal', 'print') and at ${during}) as looks,
    (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'old', diff -> 'creditGrade' -> 0, 'now', diff -> 'creditGrade' -> 1, 'reason', reason) order by id), '[]')
      from record_changes where record_id = ${id} and diff ? 'creditGrade') as credit_history`.execute(context.db)
  return rows[0] as Used
}

// Eight columns are what a sheet of paper and a person hold side by side.
const mostCompared = 8

export const compareCustomers = query({
  name: 'customer.compare',
  about: 'Customers and prospects side by side by features and market, to choose new ones (ARC-33)',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    ids: z.array(z.uuid()).min(2).max(mostCompared),
    fields: z.array(z.string().max(80)).max(100).optional(),
  }),
  output: z.object({
    customers: z.array(z.object({ id: z.string(), number: z.string(), name: z.string() })),
    rows: z.array(
      z.object({ field: z.string(), label: z.string(), values: z.array(z.unknown()), differs: z.boolean() }),
    ),
  }),
  async run(context, input) {
    const { rows } = await sql<
      Customer & { source: string }
    >`select ${readableColumns}, ${standardSource} as source from customers c
      where c.id = any(${input.ids}::uuid[]) and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(context.db)
    const found = input.ids.map((id) => rows.find((row) => row.id === id))
    const customers = found.filter((row) => row !== undefined)
    const first = customers[0]
    if (first === undefined || customers.length !== input.ids.length) throw new AppError('missing', 'record.missing')
    const standard = standardOf(first.source)
    const shown = customers.map(
      (row) => maskCustomer(row, context.actor, standard.extra).row as Record<string, unknown>,
    )
    const keys = input.fields ?? [
      ...new Set(
        sheetSections.flatMap((one) => [...one.fields] as string[]).filter((key) => key !== 'number' && key !== 'name'),
      ),
    ]
    const unknown = keys.find((key) => fieldOf(standard, key) === undefined)
    if (unknown !== undefined) throw new AppError('invalid', 'field.unknown', { field: unknown })
    context.audit({ kind: 'look', subject: 'customer', ids: input.ids, detail: { part: 'compare' } })
    return {
      customers: customers.map(({ id, number, name }) => ({ id, number: number ?? '', name })),
      rows: keys.map((field) => {
        const values = shown.map((row) => row[field] ?? (row['extra'] as Record<string, unknown>)[field] ?? null)
        const label = textIn(context.language, fieldOf(standard, field)?.label ?? customer.label)
        return { field, label, values, differs: new Set(values.map((value) => JSON.stringify(value))).size > 1 }
      }),
    }
  },
})

export const profileQueries = [customerSheet, customerAssessment, compareCustomers] as const
