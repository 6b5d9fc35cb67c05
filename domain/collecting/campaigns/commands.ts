import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { checkAnswers, nextNumbers } from '../filling/queries.ts'
import { knownKind, offeredKind } from '../kinds/queries.ts'
import { answersFromArchives, findEarlier } from '../prefilling/queries.ts'
import { askedFor, deadlinesOf, personOf, prefill } from '../rules.ts'
import { campaignScopeSql, holdCampaign } from './queries.ts'
import { campaign } from './schema.ts'

const keys = writableKeys(campaign.fields)
const postIds = z.array(z.uuid()).max(50)

export const createCampaign = command({
  name: 'campaign.create',
  about: 'Opens a named campaign with its true purpose and consent text',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({
    kind: z.string().max(40),
    values: createSchema(campaign.fields, keys),
    postIds: postIds.optional(),
  }),
  output: saved,
  async run(context, { kind: key, values, postIds: posts = [] }) {
    const kind = await offeredKind(context, key, 'campaign.no_such_form')
    refuseDates(values)
    await refuseUnknown(context, values, posts)
    const id = newId()
    const row = { ...values, kind: kind.key, postIds: posts, departmentId: context.actor.departmentId ?? null }
    await context.db
      .insertInto('campaigns')
      .values({ ...row, postIds: JSON.stringify(posts), ...stampsOf(context), id })
      .execute()
    return await noteCreation(context, campaign, id, row)
  },
})

export const changeCampaign = command({
  name: 'campaign.change',
  about: 'Changes a campaign; signed forms keep the purpose and consent they were signed with',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({
    ...target,
    values: changeSchema(campaign.fields, keys).optional(),
    postIds: postIds.optional(),
  }),
  output: saved,
  async run(context, { id, version, values = {}, postIds: posts }) {
    const row = await holdOwn(context, id)
    refuseDates({ ...row, ...(values as Partial<typeof row>) })
    await refuseUnknown(context, values, posts ?? [])
    return await saveChange(context, campaign, row, version, {
      ...values,
      ...(posts === undefined ? {} : { postIds: posts }),
    })
  },
})

export const closeCampaign = command({
  name: 'campaign.close',
  about: 'Ends a campaign: no new forms, those begun can still be completed',
  needs: { right: 'collecting.manage' },
  input: z.strictObject(target),
  output: saved,
  async run(context, { id, version }) {
    const row = await holdOwn(context, id)
    if (row.closedAt !== null) throw new AppError('conflict', 'campaign.closed', { name: row.name })
    return await saveChange(context, campaign, row, version, { closedAt: context.now.toISOString() })
  },
})

// A large event of a sales department seats a few hundred.
const maxParticipants = 300
const participant = z.strictObject({
  customerId: z.uuid().optional(),
  name: z.string().max(80).optional(),
  phones: z.array(z.string()).max(5).optional(),
})

export const addParticipants = command({
  name: 'campaign.addParticipants',
  about: 'Begins a form for everyone who took part, filled in from their survey form or archive',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({
    id: z.uuid(),
    people: z.array(participant).min(1).max(maxParticipants),
    collectorId: z.uuid().optional(),
  }),
  output: z.object({ ids: z.array(z.uuid()), existing: z.int() }),
  async run(context, { id, people, collectorId = context.actor.id }) {
    const row = await holdCampaign(context, id)
    if (row.closedAt !== null) throw new AppError('conflict', 'campaign.closed', { name: row.name })
    const kind = await offeredKind(context, row.kind)
    const errors = people.flatMap((one, at) =>
      one.customerId === undefined && !one.name?.trim() ? [{ path: `people.${at}.name`, code: 'field.required' }] : [],
    )
    if (errors.length > 0) throw invalidFields(errors)
    await refuseUnknown(context, { managerId: collectorId }, [])
    const wanted = people.flatMap((one) => one.customerId ?? [])
    const reached = await reachedCustomers(context, wanted)
    if (wanted.some((one) => !reached.has(one))) throw new AppError('missing', 'record.missing')
    const there = await alreadyThere(context, id, wanted)
    const archives = await answersFromArchives(context, kind, wanted)
    const fresh = people.filter((one) => one.customerId === undefined || !there.has(one.customerId))
    const numbers = await nextNumbers(context, kind, chinaDay(context.now), fresh.length)
    const stamps = stampsOf(context)
    const rows = []
    for (const [at, { customerId, name, phones }] of fresh.entries()) {
      const given = checkAnswers(
        formFields(kind),
        {
          ...(name === undefined ? {} : { [askedFor(kind, 'name')]: name }),
          ...(phones === undefined ? {} : { [askedFor(kind, 'phones')]: phones }),
        },
        `people.${at}`,
      )
      const { form } = await findEarlier(context, kind, {
        customerId,
        phones: personOf(kind, given).phones ?? reached.get(customerId ?? '')?.phones ?? [],
      })
      const values = {
        ...archives.get(customerId ?? ''),
        ...prefill(kind, form === undefined ? undefined : { kind: knownKind(form.kind), values: form.values }),
        ...given,
      }
      rows.push({
        id: newId(),
        ...stamps,
        number: numbers[at] ?? '',
        kind: kind.key,
        campaignId: id,
        customerId: customerId ?? null,
        name: personOf(kind, values).name ?? reached.get(customerId ?? '')?.name ?? null,
        phones: personOf(kind, values).phones,
        values: JSON.stringify(values),
        findings: '{}',
        state: 'draft' as const,
        loadState: 'waiting' as const,
        collectorId,
        departmentId: context.actor.departmentId ?? null,
        obtainedOn: row.heldOn ?? chinaDay(context.now),
        channel: kind.channel as 'salesVisit',
        ...deadlinesOf(kind, row.heldOn ?? chinaDay(context.now)),
        prefilledFrom: form?.id ?? null,
      })
    }
    if (rows.length > 0) await context.db.insertInto('collections').values(rows).execute()
    await recordChanges(
      context,
      rows.map((one) => ({
        entity: 'collection',
        recordId: one.id,
        version: 1,
        kind: 'created',
        diff: { campaignId: [null, id] },
      })),
    )
    context.audit({
      kind: 'change',
      subject: 'collection',
      ids: rows.map((one) => one.id),
      detail: { campaignId: id, forms: rows.length },
    })
    return { ids: rows.map((one) => one.id), existing: people.length - fresh.length }
  },
})

async function reachedCustomers(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, { name: string; phones: string[] | null }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    name: string
    phones: string[] | null
  }>`select c.id, c.name, c.phones from customers c
    where c.id = any(${[...ids]}::uuid[]) and c.withdrawn_at is null and ${customerScopeSql(context, 'collecting.collect', 'c')}`.execute(
    context.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function alreadyThere(
  context: Context,
  campaignId: string,
  customerIds: readonly string[],
): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set()
  const rows = await context.db
    .selectFrom('collections')
    .select('customerId')
    .where('campaignId', '=', campaignId)
    .where('customerId', 'in', [...customerIds])
    .execute()
  return new Set(rows.flatMap((row) => row.customerId ?? []))
}

async function holdOwn(context: Context, id: string) {
  const { rows } = await sql<{
    id: string
  }>`select id from campaigns k where id = ${id} and ${campaignScopeSql(context)} for update`.execute(context.db)
  return await holdCampaign(context, present(rows[0]).id)
}

function refuseDates({ heldOn, untilOn }: { heldOn: string | null; untilOn: string | null }): void {
  if (heldOn !== null && untilOn !== null && untilOn < heldOn)
    throw invalidField('values.untilOn', 'campaign.ends_before_start')
}

/** Whoever receives, keeps or may use the forms must exist and still be here. */
async function refuseUnknown(
  context: Context,
  values: { managerId?: unknown; keeperId?: unknown },
  posts: readonly string[],
): Promise<void> {
  const people = [values.managerId, values.keeperId].filter((one) => typeof one === 'string')
  const staff =
    people.length === 0
      ? []
      : await context.db
          .selectFrom('staff')
          .select('id')
          .where('id', 'in', people)
          .where('isActive', '=', true)
          .execute()
  const known = new Set(staff.map((row) => row.id))
  const errors = (['managerId', 'keeperId'] as const).flatMap((key) => {
    const value = values[key]
    return typeof value === 'string' && !known.has(value) ? [{ path: `values.${key}`, code: 'record.missing' }] : []
  })
  const found =
    posts.length === 0
      ? []
      : await context.db
          .selectFrom('posts')
          .select('id')
          .where('id', 'in', [...posts])
          .execute()
  if (found.length < new Set(posts).size) errors.push({ path: 'postIds' as 'values.managerId', code: 'record.missing' })
  if (errors.length > 0) throw invalidFields(errors)
}

export const campaignCommands = [createCampaign, changeCampaign, closeCampaign, addParticipants] as const
