import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { findProposal } from '#packs/policies.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { numberCommands } from './numbers/commands.ts'
import { printingCommands } from './printing/commands.ts'
import { holdPolicy } from './queries.ts'
import { readingsCommands } from './readings/commands.ts'
import { reviewDueOn } from './rules.ts'
import { linkKinds, policy, policyVersion } from './schema.ts'
import { versionsCommands } from './versions/commands.ts'

const keys = ['number', 'title', 'about', 'departmentId', 'interpreterId', 'reviewMonths'] as const
const needs = { right: 'policy.manage' }
// A firm has some hundred departments.
const audience = z.array(z.uuid()).max(500).nullish()
const linkKeys = Object.keys(linkKinds) as [keyof typeof linkKinds]
const linkInput = z.strictObject({
  kind: z.enum(linkKeys),
  target: z.string().trim().max(60).nullish(),
  name: z.string().trim().min(1).max(120),
  number: z.string().trim().max(60).nullish(),
})

type Values = {
  number?: string | null | undefined
  title: string
  about?: string | null | undefined
  departmentId?: string | null | undefined
  interpreterId?: string | null | undefined
  reviewMonths?: number | null | undefined
}

async function refuseUnknownDepartments(context: Context, values: Partial<Values>, readers: readonly string[] = []) {
  const named = [values.departmentId, values.interpreterId, ...readers].filter((id): id is string => Boolean(id))
  if (named.length === 0) return
  const known = await context.db.selectFrom('departments').select('id').where('id', 'in', named).execute()
  const ids = new Set(known.map((row) => row.id))
  const path = !ids.has(values.departmentId ?? named[0] ?? '') ? 'values.departmentId' : 'values.interpreterId'
  if (named.some((id) => !ids.has(id)))
    throw invalidField(readers.some((id) => !ids.has(id)) ? 'audience' : path, 'policy.department_unknown')
}

/** Opens a policy with its first version in draft. */
async function open(
  context: Context,
  { values, body, ...more }: { values: Values; body: string; audience?: string[] | null; origin?: string },
) {
  const id = newId()
  const versionId = newId()
  const audience = more.audience ?? null
  const row = { ...values, origin: more.origin ?? null }
  await context.db
    .insertInto('policies')
    .values({ ...row, audience: audience && JSON.stringify(audience), id, ...stampsOf(context) })
    .execute()
  const first = { policyId: id, edition: 1, body, state: 'draft' as const, makerId: context.actor.id }
  await context.db
    .insertInto('policyVersions')
    .values({ ...first, id: versionId, ...stampsOf(context) })
    .execute()
  await noteCreation(context, policyVersion, versionId, first)
  return { ...(await noteCreation(context, policy, id, { ...row, audience })), versionId }
}

const opened = saved.extend({ versionId: z.uuid() })

export const createPolicy = command({
  name: 'policy.create',
  about: 'Opens a policy with its first version in draft; the caller is its maker',
  needs,
  input: z.strictObject({
    values: createSchema(policy.fields, keys),
    audience,
    body: z.string().trim().min(1).max(200_000),
  }),
  output: opened,
  async run(context, input) {
    await refuseUnknownDepartments(context, input.values, input.audience ?? [])
    return await open(context, { ...input, audience: input.audience ?? null })
  },
})

export const adoptPolicy = command({
  name: 'policy.adopt',
  about: 'Takes a proposal of a trade over as a draft, with its related papers and forms; it can be taken over once',
  needs,
  input: z.strictObject({ key: z.string().max(60) }),
  output: opened,
  async run(context, { key }) {
    const proposal = findProposal(key)
    if (proposal === undefined) throw invalidField('key', 'policy.unknown_proposal')
    const taken = await context.db.selectFrom('policies').select('id').where('origin', '=', key).executeTakeFirst()
    if (taken !== undefined) throw new AppError('conflict', 'policy.already_adopted')
    const { number, title, about, reviewMonths, body, links } = proposal
    const made = await open(context, {
      values: { number: number ?? null, title, about, reviewMonths: reviewMonths ?? null },
      body,
      origin: key,
    })
    for (const link of links) await addLink(context, made.id, link)
    return made
  },
})

export const changePolicy = command({
  name: 'policy.change',
  about:
    'Changes title, number, owner, interpreter, readers or review interval of a policy; its text changes by versions',
  needs,
  input: z.strictObject({ ...target, values: changeSchema(policy.fields, keys).optional(), audience }),
  output: saved,
  async run(context, { id, version, values = {}, audience: readers }) {
    const row = await holdPolicy(context, id)
    await refuseUnknownDepartments(context, values as Partial<Values>, readers ?? [])
    const months = values.reviewMonths === undefined ? row.reviewMonths : values.reviewMonths
    const from = row.reviewedOn ?? (await lastEffective(context, id))
    return await saveChange(context, policy, row, version, {
      ...values,
      ...(readers === undefined ? {} : { audience: readers }),
      reviewDueOn: reviewDueOn(from, months ?? null),
    })
  },
})

async function lastEffective(context: Context, policyId: string): Promise<string | null> {
  const row = await context.db
    .selectFrom('policyVersions')
    .select('effectiveOn')
    .where('policyId', '=', policyId)
    .where('state', '=', 'issued')
    .orderBy('effectiveOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.effectiveOn ?? null
}

export const notePolicyReview = command({
  name: 'policy.noteReview',
  about: 'Notes that a policy was reviewed and stands as it is; the next review is due after its interval (POL-01)',
  needs: { right: 'policy.approve' },
  input: z.strictObject({ ...target, note: z.string().trim().min(1).max(500) }),
  output: saved.extend({ reviewDueOn: z.string().nullable() }),
  async run(context, { id, version, note }) {
    const row = await holdPolicy(context, id)
    if ((await lastEffective(context, id)) === null) throw new AppError('conflict', 'policy.not_in_force')
    const today = chinaDay(context.now)
    const due = reviewDueOn(today, row.reviewMonths)
    const done = await saveChange(
      context,
      policy,
      row,
      version,
      { reviewedOn: today, reviewDueOn: due },
      { reason: note },
    )
    return { ...done, reviewDueOn: due }
  },
})

export const endPolicy = command({
  name: 'policy.end',
  about: 'Ends a policy from a day on; it stays readable',
  needs: { right: 'policy.approve' },
  input: z.strictObject({ ...target, endedOn: z.iso.date(), reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, endedOn, reason }) {
    const row = await holdPolicy(context, id)
    if (row.endedOn !== null) throw new AppError('conflict', 'policy.is_ended')
    return await saveChange(context, policy, row, version, { endedOn, endReason: reason }, { reason })
  },
})

async function addLink(context: Context, policyId: string, link: z.output<typeof linkInput>): Promise<string> {
  const id = newId()
  const row = { kind: link.kind, target: link.target ?? null, name: link.name, number: link.number ?? null }
  await context.db
    .insertInto('policyLinks')
    .values({ ...row, id, policyId, createdAt: context.now.toISOString(), createdBy: context.actor.id })
    .execute()
  context.audit({ kind: 'change', subject: 'policy', ids: [policyId], detail: { linked: link.name } })
  return id
}

export const linkPolicy = command({
  name: 'policy.link',
  about: 'Lists a form, another policy or a paper that is only named as belonging to a policy (POL-04)',
  needs,
  input: z.strictObject({ id: z.uuid(), link: linkInput }),
  output: z.object({ linkId: z.uuid() }),
  async run(context, { id, link }) {
    await holdPolicy(context, id)
    if (link.kind === 'policy') {
      const other = z.uuid().safeParse(link.target).success
        ? await context.db.selectFrom('policies').select('id').where('id', '=', `${link.target}`).executeTakeFirst()
        : undefined
      if (other === undefined) throw invalidField('link.target', 'policy.unknown_policy')
    }
    return { linkId: await addLink(context, id, link) }
  },
})

export const unlinkPolicy = command({
  name: 'policy.unlink',
  about: 'Takes a paper or form off the list of a policy',
  needs,
  input: z.strictObject({ id: z.uuid(), linkId: z.uuid() }),
  output: z.object({ linkId: z.uuid() }),
  async run(context, { id, linkId }) {
    const gone = present(
      await context.db
        .deleteFrom('policyLinks')
        .where('id', '=', linkId)
        .where('policyId', '=', id)
        .returning('name')
        .executeTakeFirst(),
    )
    context.audit({ kind: 'change', subject: 'policy', ids: [id], detail: { unlinked: gone.name } })
    return { linkId }
  },
})

export const policiesCommands = [
  createPolicy,
  adoptPolicy,
  changePolicy,
  notePolicyReview,
  endPolicy,
  linkPolicy,
  unlinkPolicy,
  ...versionsCommands,
  ...readingsCommands,
  ...printingCommands,
  ...numberCommands,
] as const
