import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer, reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { ruleNumbers } from '#domain/people/numbers/rules.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { lookUpSince, termErrors } from './rules.ts'
import { type Clause, contract, type Milestone, parties } from './schema.ts'

const keys = writableKeys(contract.fields)
const usualHolds = ruleNumbers['contract.lookUpHoldsDays'].usual
const day = z.iso
  .date()
  .nullish()
  .transform((value) => value ?? null)
const partyKeys = Object.keys(parties) as [keyof typeof parties]

// A long contract has some dozens of duties worth following.
const maxRows = 100
const clauses = z.array(
  z.strictObject({
    id: z.uuid().optional(),
    party: z.enum(partyKeys),
    text: z.string().trim().min(1).max(1000),
    dueOn: day,
    isKept: z.boolean().nullish(),
  }),
)
const milestones = z.array(
  z.strictObject({ id: z.uuid().optional(), name: z.string().trim().min(1).max(80), plannedOn: day, actualOn: day }),
)
const parts = { clauses: clauses.max(maxRows).optional(), milestones: milestones.max(maxRows).optional() }

const asClauses = (rows: z.output<typeof clauses>): Clause[] =>
  rows.map((row) => ({ ...row, id: row.id ?? newId(), isKept: row.isKept ?? null }))
const asMilestones = (rows: z.output<typeof milestones>): Milestone[] =>
  rows.map((row) => ({ ...row, id: row.id ?? newId() }))

export const createContract = command({
  name: 'contract.create',
  about: 'Records a contract with a customer; unsigned ones are being negotiated',
  needs: { right: 'ledger.change' },
  input: z.strictObject({ customerId: z.uuid(), values: createSchema(contract.fields, keys), ...parts }),
  output: saved.extend({ number: z.string(), isLookedUp: z.boolean() }),
  async run(context, input) {
    const customer = await reachLiveCustomer(context, 'ledger.change', input.customerId)
    refuseDates(context, { ...input.values, endedOn: null })
    const id = newId()
    const look = await findLookUp(context, customer.id, input.values.signedOn)
    const number = input.values.number ?? (await nextNumber(context))
    const values = {
      ...input.values,
      number,
      clauses: asClauses(input.clauses ?? []),
      milestones: asMilestones(input.milestones ?? []),
      ...look,
    }
    await context.db
      .insertInto('contracts')
      .values({
        ...values,
        clauses: JSON.stringify(values.clauses),
        milestones: JSON.stringify(values.milestones),
        ...stampsOf(context),
        id,
        customerId: customer.id,
      })
      .execute()
    const done = await noteCreation(context, contract, id, { ...values, customerId: customer.id })
    return { ...done, number, isLookedUp: look.lookedUpAt !== null }
  },
})

export const changeContract = command({
  name: 'contract.change',
  about: 'Changes a contract, its terms and duties, its key points',
  needs: { right: 'ledger.change' },
  input: z.strictObject({ ...target, values: changeSchema(contract.fields, keys).optional(), ...parts }),
  output: saved,
  async run(context, { id, version, values = {}, ...rows }) {
    const row = await holdContract(context, id)
    refuseDates(context, { ...row, ...(values as Partial<typeof row>) })
    if (values.number === null) throw invalidField('values.number', 'field.required')
    const isNewlySigned = typeof values.signedOn === 'string' && values.signedOn !== row.signedOn
    return await saveChange(context, contract, row, version, {
      ...values,
      ...(rows.clauses === undefined ? {} : { clauses: asClauses(rows.clauses) }),
      ...(rows.milestones === undefined ? {} : { milestones: asMilestones(rows.milestones) }),
      ...(isNewlySigned ? await findLookUp(context, row.customerId, values.signedOn ?? null) : {}),
    })
  },
})

export const endContract = command({
  name: 'contract.end',
  about: 'Ends a signed contract before its term',
  needs: { right: 'ledger.change' },
  input: z.strictObject({ ...target, endedOn: z.iso.date(), reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, endedOn, reason }) {
    const row = await holdContract(context, id)
    if (row.endedOn !== null) throw new AppError('conflict', 'contract.already_ended')
    if (row.signedOn === null) throw new AppError('conflict', 'contract.not_signed')
    if (endedOn < row.signedOn) throw invalidField('endedOn', 'contract.ends_before_start')
    return await saveChange(context, contract, row, version, { endedOn, endReason: reason }, { reason })
  },
})

export const attachToContract = command({
  name: 'contract.attach',
  about: 'Ties a file of the archive to the contract, such as the scan with the seals',
  needs: { right: 'ledger.change' },
  input: z.strictObject({ id: z.uuid(), attachmentId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id, attachmentId }) {
    const row = await holdContract(context, id)
    const file = present(
      await context.db
        .selectFrom('attachments')
        .select('customerId')
        .where('id', '=', attachmentId)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    )
    if (file.customerId !== row.customerId) throw new AppError('conflict', 'contract.file_of_other')
    await context.db
      .insertInto('contractFiles')
      .values({ contractId: id, attachmentId })
      .onConflict((on) => on.doNothing())
      .execute()
    context.audit({ kind: 'change', subject: 'contract', ids: [id], detail: { attachmentId } })
    return { id }
  },
})

async function holdContract(context: Context, id: string) {
  const row = present(
    await context.db.selectFrom('contracts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
  await reachCustomer(context, 'ledger.change', row.customerId)
  return row
}

function refuseDates(
  context: Context,
  dates: { signedOn: string | null; fromOn: string | null; toOn: string | null; endedOn: string | null },
): void {
  const errors = termErrors(dates).map((one) => ({ ...one, path: `values.${one.path}` }))
  if (dates.signedOn !== null && dates.signedOn > chinaDay(context.now))
    errors.push({ path: 'values.signedOn', code: 'contract.signed_in_future' })
  if (errors.length > 0) throw invalidFields(errors)
}

/** The last look-up of the archive in the weeks before signing; without one the contract is flagged (003-H 第二十一条). */
async function findLookUp(
  context: Context,
  customerId: string,
  signedOn: string | null,
): Promise<{ lookedUpAt: string | null; lookedUpBy: string | null }> {
  if (signedOn === null) return { lookedUpAt: null, lookedUpBy: null }
  const holds = (await readNumbers(context.db))['contract.lookUpHoldsDays'] ?? usualHolds
  const look = await context.db
    .selectFrom('auditLog')
    .select(['at', 'actorId'])
    .where('operation', '=', 'contract.lookUp')
    .where(sql<boolean>`ids @> ${[customerId]}::uuid[]`)
    .where('at', '>=', startOfChinaDay(lookUpSince(signedOn, holds)).toISOString())
    .where('at', '<', startOfChinaDay(addDays(signedOn, 1)).toISOString())
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { lookedUpAt: look?.at ?? null, lookedUpBy: look?.actorId ?? null }
}

/** HT-26-00001: contracts of a year are counted from one. */
async function nextNumber(context: Context): Promise<string> {
  const key = `HT-${chinaDay(context.now).slice(2, 4)}`
  const { rows } = await sql<{ value: number }>`insert into number_counters (key, value) values (${key}, 1)
    on conflict (key) do update set value = number_counters.value + 1 returning value`.execute(context.db)
  return `${key}-${String(rows[0]?.value ?? 1).padStart(5, '0')}`
}

export const contractCommands = [createContract, changeContract, endContract, attachToContract] as const
