import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { chinaDay } from '#platform/core/time.ts'
import { holdCampaign } from '../campaigns/queries.ts'
import { knownKind, offeredKind } from '../kinds/queries.ts'
import { filePaper } from '../papers/commands.ts'
import { answersFromArchives, findEarlier } from '../prefilling/queries.ts'
import {
  asFormFields,
  askableFields,
  deadlinesOf,
  fedValues,
  loadStateOf,
  missingItems,
  personOf,
  prefill,
  questionsOf,
} from '../rules.ts'
import { collection, fillers } from '../schema.ts'
import { tellJournal } from '../telling/commands.ts'
import { checkAnswers, holdCollection, nextNumbers, refuseOtherPosts } from './queries.ts'

const answers = z.record(z.string().max(60), z.unknown())
const filledBy = z.enum(Object.keys(fillers) as [keyof typeof fillers])
const day = z.iso.date()

export const createCollection = command({
  name: 'collection.create',
  about: 'Begins a form of any kind: survey form, visit record, caller, guest comment …',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({
    kind: z.string().max(40),
    campaignId: z.uuid().optional(),
    customerId: z.uuid().optional(),
    values: answers,
    findings: answers.optional(),
    filledBy: filledBy.optional(),
    obtainedOn: day.optional(),
    agencyId: z.uuid().optional(),
    dueOn: day.optional(),
  }),
  output: saved.extend({ number: z.string(), prefilled: z.array(z.string()) }),
  async run(context, input) {
    const kind = await offeredKind(context, input.kind)
    if (kind.key === 'dataForm') throw new AppError('invalid', 'collection.kind_off')
    const campaign = await campaignFor(context, kind, input.campaignId)
    await refuseOtherPosts(context, kind, campaign?.postIds ?? [])
    const customer =
      input.customerId === undefined
        ? undefined
        : await reachLiveCustomer(context, 'collecting.collect', input.customerId)
    refuseUnplaced(kind, input)
    const given = checkAnswers(formFields(kind), input.values)
    const earlier = await findEarlier(context, kind, {
      customerId: customer?.id,
      phones: personOf(kind, given).phones ?? customer?.phones ?? [],
    })
    if (kind.firstContactOnly && (earlier.isKnown || customer?.lastTradeOn))
      throw new AppError('conflict', 'collection.not_first_contact')
    const known =
      customer === undefined ? undefined : (await answersFromArchives(context, kind, [customer.id])).get(customer.id)
    const before = {
      ...known,
      ...prefill(
        kind,
        earlier.form === undefined ? undefined : { kind: knownKind(earlier.form.kind), values: earlier.form.values },
      ),
    }
    const values = { ...before, ...given }
    const obtainedOn = input.obtainedOn ?? chinaDay(context.now)
    if (obtainedOn > chinaDay(context.now)) throw invalidField('obtainedOn', 'collection.in_future')
    const [number = ''] = await nextNumbers(context, kind, obtainedOn, 1)
    const findings = checkAnswers(
      asFormFields(askableFields(customer?.kind ?? kind.opens)),
      input.findings ?? {},
      'findings',
    )
    const id = newId()
    const row = {
      number,
      kind: kind.key,
      campaignId: campaign?.id ?? null,
      customerId: customer?.id ?? null,
      ...personOf(kind, values),
      values,
      findings,
      state: 'draft' as const,
      loadState: loadStateOf(kind, fedValues(kind, values, findings), customer?.id ?? null),
      filledBy: input.filledBy ?? null,
      collectorId: context.actor.id,
      departmentId: context.actor.departmentId ?? null,
      obtainedOn,
      channel: kind.channel as 'salesVisit',
      ...deadlinesOf(kind, campaign?.heldOn ?? obtainedOn),
      prefilledFrom: earlier.form?.id ?? null,
      agencyId: input.agencyId ?? null,
      dueOn: input.dueOn ?? null,
    }
    await context.db
      .insertInto('collections')
      .values({
        id,
        ...row,
        values: JSON.stringify(row.values),
        findings: JSON.stringify(row.findings),
        ...stampsOf(context),
      })
      .execute()
    if (customer !== undefined && !kind.isSigned)
      await tellJournal(context, { id, ...row, customerId: customer.id }, kind)
    const done = await noteCreation(context, collection, id, row)
    await filePaper(context, id)
    return {
      ...done,
      number,
      prefilled: Object.keys(before).filter((key) => !(key in given)),
    }
  },
})

async function campaignFor(context: Context, kind: PackCollection, campaignId: string | undefined) {
  if (campaignId === undefined) {
    if (kind.needsCampaign)
      throw new AppError('invalid', 'collection.campaign_needed', { form: textIn(context.language, kind.label) })
    return undefined
  }
  const campaign = await holdCampaign(context, campaignId)
  if (campaign.kind !== kind.key) throw new AppError('conflict', 'collection.other_campaign')
  if (campaign.closedAt !== null) throw new AppError('conflict', 'campaign.closed', { name: campaign.name })
  return campaign
}

/** An ordered survey names its agency and its customer from the beginning. */
function refuseUnplaced(
  kind: PackCollection,
  input: { agencyId?: string | undefined; customerId?: string | undefined },
): void {
  if (!kind.isOrdered) return
  if (input.agencyId === undefined) throw invalidField('agencyId', 'collection.agency_needed')
  if (input.customerId === undefined) throw invalidField('customerId', 'collection.customer_needed')
}

export const changeCollection = command({
  name: 'collection.change',
  about: 'Changes answers and findings of a form that is not signed and not in the archive yet',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({
    ...target,
    values: answers.optional(),
    findings: answers.optional(),
    customerId: z.uuid().optional(),
    filledBy: filledBy.optional(),
  }),
  output: saved,
  async run(context, { id, version, ...input }) {
    const { row, kind } = await holdCollection(context, id)
    if (row.loadState === 'loaded') throw new AppError('conflict', 'collection.already_loaded')
    if (row.signedAt !== null) throw new AppError('conflict', 'collection.already_signed')
    const customer =
      input.customerId === undefined
        ? undefined
        : await reachLiveCustomer(context, 'collecting.collect', input.customerId)
    const values =
      input.values === undefined
        ? row.values
        : merged(row.values, input.values, (given) => checkAnswers(formFields(questionsOf(kind)), given))
    const known = asFormFields({ ...askableFields('organisation'), ...askableFields('individual') })
    const findings =
      input.findings === undefined
        ? row.findings
        : merged(row.findings, input.findings, (given) => checkAnswers(known, given, 'findings'))
    const done = await saveChange(context, collection, row, version, {
      values,
      findings,
      ...personOf(kind, values),
      ...(customer === undefined ? {} : { customerId: customer.id }),
      ...(row.loadState === 'dismissed'
        ? {}
        : { loadState: loadStateOf(kind, fedValues(kind, values, findings), customer?.id ?? row.customerId) }),
      ...(input.filledBy === undefined ? {} : { filledBy: input.filledBy }),
    })
    await filePaper(context, id)
    return done
  },
})

/** The given answers laid over the old ones; an answer that was emptied falls away. */
function merged(
  before: Record<string, unknown>,
  given: Record<string, unknown>,
  check: (given: Record<string, unknown>) => Record<string, unknown>,
) {
  const checked = check(given)
  const kept = Object.entries(before).filter(([key]) => !(key in given))
  return { ...Object.fromEntries(kept), ...checked }
}

export const signCollection = command({
  name: 'collection.sign',
  about: 'The collector signs a complete form, with who filled it in and the consent given; from then on it stays',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({
    ...target,
    // The name as written, or the strokes of the pen as an SVG path.
    signature: z
      .string()
      .trim()
      .min(1)
      .max(60_000)
      .regex(/^[\p{L}\p{M}\p{N} .·,MLQCZz-]+$/u),
    filledBy,
    isConsented: z.boolean(),
  }),
  output: saved,
  async run(context, { id, version, signature, filledBy: filler, isConsented }) {
    const { row, kind } = await holdCollection(context, id, ['collecting.collect'])
    if (!kind.isSigned) throw new AppError('conflict', 'collection.not_signed_kind')
    if (row.signedAt !== null) throw new AppError('conflict', 'collection.already_signed')
    if (row.collectorId !== context.actor.id)
      throw new AppError('forbidden', 'collection.not_yours', { name: await nameOf(context, row.collectorId) })
    const missing = missingItems(kind, row.values, conditionContext(context))
    if (missing.length > 0) throw invalidFields(missing)
    if (!isConsented) throw invalidField('isConsented', 'collection.consent_needed')
    const campaign = row.campaignId === null ? undefined : await holdCampaign(context, row.campaignId)
    const done = await saveChange(context, collection, row, version, {
      state: 'signed',
      signature,
      filledBy: filler,
      signedAt: context.now.toISOString(),
      consentedAt: context.now.toISOString(),
      consentText: campaign === undefined ? null : `${campaign.purpose}\n${campaign.consentText}`.slice(0, 2000),
    })
    await filePaper(context, id)
    return done
  },
})

async function nameOf(context: Context, staffId: string | null): Promise<string> {
  const row =
    staffId === null
      ? undefined
      : await context.db.selectFrom('staff').select('name').where('id', '=', staffId).executeTakeFirst()
  return row?.name ?? ''
}

export const fillingCommands = [createCollection, changeCollection, signCollection] as const
