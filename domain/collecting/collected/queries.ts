import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext, customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { maskCustomer, maskValue } from '#domain/archives/policy.ts'
import { customer } from '#domain/archives/schema.ts'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type FormField, formFields } from '#platform/core/forms/definition.ts'
import { otherKey } from '#platform/core/forms/filling.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay } from '#platform/core/time.ts'
import { compileCondition, likePattern } from '#platform/server/condition-sql.ts'
import { defaultLimit, listInput, readPage } from '#platform/server/list.ts'
import { collectionScopeSql, readingRights } from '../filling/queries.ts'
import { readKind } from '../kinds/queries.ts'
import { asFormFields, askableFields, fedValues, handedKinds, latenessOf, missingItems, questionsOf } from '../rules.ts'
import { collection, collectionStates, fillers, loadStates } from '../schema.ts'

const keysOf = <T extends object>(list: T) => Object.keys(list) as [keyof T & string]

const rowShape = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string(),
  kind: z.string(),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  customerId: z.uuid().nullable(),
  name: z.string().nullable(),
  phones: z.array(z.string()).nullable(),
  state: z.enum(keysOf(collectionStates)),
  loadState: z.enum(keysOf(loadStates)),
  filledBy: z.enum(keysOf(fillers)).nullable(),
  collectorId: z.uuid().nullable(),
  collectorName: z.string().nullable(),
  obtainedOn: z.string(),
  completeBy: z.string().nullable(),
  handOverBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  handedOverAt: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** What is late today. */
  late: z.enum(['completion', 'handOver', 'report']).nullable(),
})
type Row = Omit<z.output<typeof rowShape>, 'late'>

const columns = sql`k.id, k.version, k.number, k.kind, k.campaign_id, g.name as campaign_name, k.customer_id, coalesce(k.name, c.name) as name, k.phones,
  k.state, k.load_state, k.filled_by, k.collector_id, s.name as collector_name, k.obtained_on, k.complete_by, k.hand_over_by, k.signed_at, k.handed_over_at, k.due_on`
const from = sql`collections k left join campaigns g on g.id = k.campaign_id left join customers c on c.id = k.customer_id left join staff s on s.id = k.collector_id`

export const listCollections = query({
  name: 'collection.list',
  about: 'Collected forms within reach, the latest first',
  needs: { right: 'collecting.collect' },
  input: listInput.extend({
    search: z.string().trim().max(100).optional(),
    customerId: z.uuid().optional(),
    notHandedOver: z.boolean().optional(),
  }),
  output: z.object({ rows: z.array(rowShape), next: z.string().nullable() }),
  async run(context, { condition, sort, cursor, limit, search, customerId, notHandedOver }) {
    const ofCustomer =
      customerId === undefined ? undefined : await reachCustomer(context, 'collecting.collect', customerId)
    const where: RawBuilder<unknown>[] = [
      // Whoever may see the customer sees what was collected about it.
      ofCustomer === undefined
        ? collectionScopeSql(context, readingRights, 'k')
        : sql`k.customer_id = ${ofCustomer.id}`,
      ...(condition === undefined
        ? []
        : [compileCondition(condition, { fields: collection.fields, alias: 'k' }, conditionContext(context))]),
      ...(search === undefined || search === '' ? [] : [searchSql(search)]),
      ...(notHandedOver ? [sql`k.state in ('draft', 'signed') and k.kind = any(${[...handedKinds]}::text[])`] : []),
    ]
    const page = await readPage<Row>(context.db as unknown as Kysely<never>, {
      from,
      alias: 'k',
      select: columns,
      where: sql.join(where, sql` and `),
      fields: collection.fields,
      sort: sort ?? [{ field: 'obtainedOn', descending: true }],
      cursor,
      limit: limit ?? defaultLimit,
    })
    context.audit({
      kind: 'list',
      subject: 'collection',
      ids: page.rows.map((one) => one.id),
      detail: { ...(condition === undefined ? {} : { condition }) },
    })
    return {
      rows: page.rows.map((one) => ({ ...one, phones: coveredPhones(context, one), late: lateOf(context, one) })),
      next: page.next,
    }
  },
})

function searchSql(search: string): RawBuilder<unknown> {
  return sql`(coalesce(k.name, c.name) ilike ${likePattern(search, '%', '%')} or k.number ilike ${likePattern(search, '', '%')} or k.phones && ${[search]}::text[])`
}

function lateOf(context: Context, one: Row): z.output<typeof rowShape>['late'] {
  const today = chinaDay(context.now)
  if (one.dueOn !== null && one.loadState === 'waiting' && one.dueOn < today) return 'report'
  return latenessOf(one, today) ?? null
}

/** Phones are covered in lists for everybody but the collector, who wrote them down. */
function coveredPhones(
  context: Context,
  one: { collectorId: string | null; phones: string[] | null },
): string[] | null {
  if (one.phones === null || one.collectorId === context.actor.id) return one.phones
  return maskValue(collection.fields.phones, one.phones) as string[]
}

const anything = z.record(z.string(), z.unknown())

export const getCollection = query({
  name: 'collection.get',
  about: 'One form with its questions and answers, what the archive holds of the same, and its tracking notes',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ id: z.uuid() }),
  output: rowShape.extend({
    values: anything,
    findings: anything,
    /** What was asked, by the sections of the paper. */
    asked: z.object({ sections: z.array(z.unknown()).readonly(), isWhole: z.boolean().optional() }),
    /** Field of the archive → the form's answer, and what the archive holds now. */
    fed: z.array(z.object({ field: z.string(), value: z.unknown(), archive: z.unknown() })),
    missing: z.array(z.string()),
    covered: z.array(z.string()),
    signature: z.string().nullable(),
    consentedAt: z.string().nullable(),
    consentText: z.string().nullable(),
    agencyName: z.string().nullable(),
    attachmentId: z.uuid().nullable(),
    /** The form record it became, for whoever may read forms. */
    recordId: z.uuid().nullable(),
    tracks: z.array(
      z.object({
        id: z.uuid(),
        trackedOn: z.string(),
        means: z.string(),
        text: z.string(),
        nextStep: z.string().nullable(),
        nextOn: z.string().nullable(),
        authorName: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { id }) {
    const { rows } =
      await sql<Stored>`select ${columns}, k.values, k.findings, k.signature, k.consented_at, k.consent_text, k.attachment_id, k.record_id, k.created_by, k.handed_to, k.keeper_id,
        f.asks, (select name from outside_parties where id = k.agency_id) as agency_name
      from ${from} left join data_forms f on f.id = k.data_form_id where k.id = ${id}
        and (${collectionScopeSql(context, readingRights, 'k')} or (c.id is not null and ${customerScopeSql(context, 'collecting.collect', 'c')}))`.execute(
        context.db,
      )
    const { asks, createdBy, handedTo, keeperId, ...row } = present(rows[0])
    const kind = await readKind(context, row.kind)
    const asked = questionsOf(kind, asks ?? undefined)
    const questions = formFields(asked)
    const isOpen =
      [row.collectorId, createdBy, handedTo, keeperId].includes(context.actor.id) ||
      has(context.actor, 'customer.reveal')
    const fields: Readonly<Record<string, FieldData>> = customer.fields
    const values = isOpen ? row.values : cover(questions, row.values)
    const findings = isOpen ? row.findings : cover(asFormFields(fields), row.findings)
    const archive = await archiveOf(context, row.customerId)
    context.audit({
      kind: 'look',
      subject: 'collection',
      ids: [id, ...(row.customerId === null ? [] : [row.customerId])],
    })
    return {
      ...row,
      recordId: has(context.actor, 'forms.read') ? row.recordId : null,
      phones: isOpen ? row.phones : coveredPhones(context, row),
      late: lateOf(context, row),
      values,
      findings,
      asked,
      fed: Object.entries(fedValues(kind, values, findings)).map(([field, value]) => ({
        field,
        value,
        archive: archive[field] ?? null,
      })),
      missing: missingItems(kind, row.values, conditionContext(context), asks ?? undefined).map((one) =>
        one.path.slice('values.'.length),
      ),
      covered: isOpen
        ? []
        : questions.flatMap(({ key, sensitivity }) => (sensitivity !== undefined && key in row.values ? [key] : [])),
      tracks: await tracksOf(context, id),
    }
  },
})

type Stored = Row & {
  values: Record<string, unknown>
  findings: Record<string, unknown>
  asks: string[] | null
  signature: string | null
  consentedAt: string | null
  consentText: string | null
  attachmentId: string | null
  recordId: string | null
  agencyName: string | null
  createdBy: string | null
  handedTo: string | null
  keeperId: string | null
}

function cover(questions: readonly FormField[], values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const telling = new Map(
    questions.flatMap((field) =>
      field.sensitivity === undefined
        ? []
        : [[field.key, field] as const, ...(field.hasOther ? [[otherKey(field.key), field] as const] : [])],
    ),
  )
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = telling.get(key)
      return [key, field === undefined ? value : maskValue(field as unknown as FieldData, value)]
    }),
  )
}

/** What the archive holds, as far as the actor may see it; nothing for a form without an archive within reach. */
async function archiveOf(context: Context, customerId: string | null): Promise<Record<string, unknown>> {
  if (customerId === null) return {}
  const reached = await reachCustomer(context, 'customer.read', customerId).catch(() => undefined)
  if (reached === undefined) return {}
  const row = await context.db.selectFrom('customers').selectAll().where('id', '=', reached.id).executeTakeFirst()
  return row === undefined ? {} : (maskCustomer(row, context.actor).row as Record<string, unknown>)
}

async function tracksOf(context: Context, id: string) {
  return await context.db
    .selectFrom('collectionTracks as t')
    .leftJoin('staff', 'staff.id', 't.createdBy')
    .select(['t.id', 't.trackedOn', 't.means', 't.text', 't.nextStep', 't.nextOn', 'staff.name as authorName'])
    .where('t.collectionId', '=', id)
    .orderBy('t.trackedOn', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
}

export const listAskableFields = query({
  name: 'collection.askable',
  about: 'Fields of the archive a data form may ask for or a visit may find out about',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ opens: z.enum(['individual', 'organisation']) }),
  output: z.object({ fields: anything }),
  run: async (_context, { opens }) => ({ fields: askableFields(opens) }),
})

export const collectedQueries = [listCollections, getCollection, listAskableFields] as const
