import { conditionContext } from '#domain/archives/access/queries.ts'
import type { Context } from '#domain/kit.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { withComputed } from '#platform/core/forms/filling.ts'
import { rowsOf, signingPlaces } from '#platform/core/forms/signing.ts'
import { chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { moveTo } from '../custody/commands.ts'
import { definitionForUse } from '../definitions/commands.ts'
import type { Definition } from '../definitions/rules.ts'
import { answer } from '../filling/queries.ts'
import { answerKeys } from '../filling/rules.ts'
import { takeNumber } from '../numbering/commands.ts'
import { lockCard, openRecord } from '../opening/commands.ts'
import { type RecordChange, writeRecord } from '../records/commands.ts'
import { type Held, lockRecord } from '../records/queries.ts'
import { startValues } from '../rules.ts'
import type { Answers, fillers } from '../schema.ts'
import { putSignature, type Signature } from '../signing/commands.ts'
import { tellEvents, tellFollowUps, tellJournal } from '../telling/commands.ts'

/** What was gathered on a paper before it came to the archive it speaks of. */
export type Gathered = {
  /** The record it became, once it has. */
  recordId: string | null
  number: string
  customer: { id: string; name: string; departmentId: string | null }
  values: Answers
  /** In whose name it was made, and who has it in hand now. */
  by: { id: string; name: string }
  holderId: string
  keeperId: string | null
  on: string
  filledBy: keyof typeof fillers | null
  signatures: readonly (Signature & { path: string; at: string })[]
  /** Whether the journal has heard of it by another way. */
  isTold: boolean
}

/**
 * Files a paper that was gathered elsewhere in the house, where its completeness is checked: it becomes a form record as
 * if it had been handed in, follow-ups count from it, and what is gathered later goes onto the same record. Answers the
 * firm's own edition of the form has no place for stay where they were gathered.
 * @returns the record's id
 */
export async function fileGathered(context: Context, formKey: string, gathered: Gathered): Promise<string> {
  const definition = await definitionForUse(context, formKey)
  const recordId = gathered.recordId ?? (await livingCard(context, definition, gathered.customer.id))
  if (recordId !== undefined) return await goOn(context, recordId, gathered)
  const now = new Date(Math.min(context.now.getTime(), startOfChinaDay(gathered.on).getTime() + noon))
  const begun = startValues(definition.form, { today: gathered.on, now, me: gathered.by })
  const { values } = await answer(context, definition.form, begun, fitting(definition.form, gathered.values))
  const isTaken = await numberIsTaken(context, definition.key, gathered.number)
  const { id } = await openRecord(context, definition, {
    values,
    customer: gathered.customer,
    contactId: null,
    staffId: null,
    filledBy: gathered.filledBy,
    source: 'screen',
    happenedOn: gathered.on,
    ownerId: gathered.by.id,
    holderId: gathered.holderId,
    number: isTaken ? await takeNumber(context, definition, chinaDay(context.now)) : gathered.number,
  })
  const held = await lockRecord(context, id)
  await handIn(context, held, gathered)
  return id
}

const noon = 12 * 3_600_000

async function numberIsTaken(context: Context, formKey: string, number: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('formRecords')
    .select('id')
    .where('formKey', '=', formKey)
    .where('number', '=', number)
    .executeTakeFirst()
  return row !== undefined
}

/** The one card a customer has of a form there is only one of. */
async function livingCard(
  context: Context,
  { key, form }: Definition,
  customerId: string,
): Promise<string | undefined> {
  if (form.isSingle !== true) return undefined
  await lockCard(context, key, customerId)
  const row = await context.db
    .selectFrom('formRecords')
    .select('id')
    .where('formKey', '=', key)
    .where('customerId', '=', customerId)
    .where('state', 'not in', ['voided', 'draft'])
    .executeTakeFirst()
  return row?.id
}

/** Answers to questions this edition of the form asks. */
function fitting(form: FormDefinition, values: Answers): Answers {
  const known = answerKeys(form)
  return Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key)))
}

async function handIn(context: Context, held: Held, gathered: Gathered): Promise<void> {
  const { form } = held.definition
  const signed = await signAll(context, held, gathered)
  const at = context.now.toISOString()
  const change: RecordChange = {
    state: 'submitted',
    values: signed,
    submittedAt: at,
    submittedBy: gathered.by.id,
    keeperId: gathered.keeperId,
  }
  await writeRecord(context, held, held.row.version, change, { act: 'submit' })
  if (!gathered.isTold) await tellJournal(context, held.row, form)
  await tellFollowUps(context, held.row)
  await tellEvents(context, held.row.id, form)
}

/** The signatures given when it was gathered, in the places this edition of the form has for them. */
async function signAll(context: Context, held: Held, gathered: Gathered): Promise<Answers> {
  let values = held.row.values
  for (const { path, at, ...signature } of gathered.signatures) {
    const place = signingPlaces(held.definition.form, values, conditionContext(context)).find(
      (one) => one.path === path,
    )
    if (place === undefined || place.value != null) continue
    held.row.values = values
    values = (await putSignature(context, held, place, signature, { via: 'screen', by: gathered.by.id, at })).values
  }
  return withComputed(held.definition.form, values, chinaDay(context.now))
}

/** Later answers laid over those on the record; rows that were added to it since stay. */
async function goOn(context: Context, recordId: string, gathered: Gathered): Promise<string> {
  const held = await lockRecord(context, recordId)
  const { row, definition } = held
  if (row.state === 'voided' || row.sealedAt !== null) return recordId
  const given = fitting(definition.form, gathered.values)
  const joined = formFields(definition.form).flatMap(({ key, type }): [string, unknown][] => {
    if (type !== 'table' || given[key] === undefined) return []
    const rows = rowsOf(given[key])
    const added = rowsOf(row.values[key]).filter((one) => !rows.some(({ id }) => id === one.id))
    return [[key, [...rows, ...added]]]
  })
  const laid = { ...given, ...Object.fromEntries(joined) }
  const { values } = await answer(context, definition.form, row.values, laid, { stage: 'living', recordId })
  await writeRecord(context, held, row.version, { values }, { act: 'gathered' })
  return recordId
}

/** Has the paper follow into the hand that what was gathered went to. */
export async function moveGathered(context: Context, recordId: string, to: string, isKept: boolean): Promise<void> {
  const held = await lockRecord(context, recordId)
  if (held.row.state === 'voided') return
  await moveTo(context, held, { kind: isKept ? 'keep' : 'handOver', to })
}
