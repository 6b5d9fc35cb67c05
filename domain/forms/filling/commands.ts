import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { saved, target } from '#domain/people/records/commands.ts'
import { AppError, type FieldError, invalidFields } from '#platform/core/errors.ts'
import { isSame } from '#platform/core/same.ts'
import { chinaDay } from '#platform/core/time.ts'
import { writeBack } from '../binding/commands.ts'
import { prefilled, readArchive } from '../binding/queries.ts'
import { reachOf, shownAnswers, uncoverAnswers } from '../covering/rules.ts'
import { takeNumber } from '../numbering/commands.ts'
import { placeOn } from '../opening/commands.ts'
import { type RecordChange, writeRecord } from '../records/commands.ts'
import { type Held, holdRecord } from '../records/queries.ts'
import { happenedOn, withNumber } from '../rules.ts'
import type { Answers } from '../schema.ts'
import { tellEvents, tellFollowUps, tellJournal } from '../telling/commands.ts'
import { answer, type Stage } from './queries.ts'
import { dueItems, isUntouched, newlyDue } from './rules.ts'

// A megabyte of text is five hundred printed pages; more is no form any more.
const mostBytes = 1_000_000

export const answersInput = z.record(z.string().max(60), z.unknown())
const fieldError = z.object({ path: z.string(), code: z.string(), message: z.string() })

export const keepForm = command({
  name: 'form.keep',
  about: 'Keeps what has been filled in of a draft; answers that do not fit are named and the others kept',
  needs: { right: 'forms.fill' },
  input: z.strictObject({ ...target, values: answersInput, customerId: z.uuid().optional() }),
  output: saved.extend({
    errors: z.array(fieldError),
    /** Everything computed and made canonical, as it stands now. */
    values: answersInput,
  }),
  async run(context, { id, version, values, customerId }) {
    const held = await holdRecord(context, id, 'keep')
    const answered = await answerHeld(context, held, values)
    const place = customerId === undefined ? {} : await placeOn(context, held, customerId)
    const done = await writeRecord(context, held, version, { ...place, values: answered.values })
    return { ...done, errors: described(context, answered.errors), values: shownOf(context, held, answered.values) }
  },
})

/** Answers of somebody who may see some of them covered only. */
async function answerHeld(context: Context, { row, definition, posts }: Held, given: Answers, stage: Stage = 'draft') {
  const reach = reachOf(context.actor, row, definition.form, posts)
  const { masked } = shownAnswers(definition.form, row.values, reach)
  const answered = await answer(
    context,
    definition.form,
    row.values,
    uncoverAnswers(definition.form, row.values, given, masked),
    { stage, recordId: row.id },
  )
  if (JSON.stringify(answered.values).length > mostBytes) throw new AppError('invalid', 'form.too_large')
  return answered
}

/** As the caller reads it now; what they wrote just now is theirs. */
function shownOf(context: Context, { row, definition, posts }: Held, values: Answers): Answers {
  const changed = Object.keys(values).filter((key) => !isSame(values[key], row.values[key]))
  const reach = reachOf(context.actor, { ...row, wrote: [...(row.wrote ?? []), ...changed] }, definition.form, posts)
  return shownAnswers(definition.form, values, reach).values
}

function described(context: Context, errors: readonly FieldError[]) {
  return errors.map(({ path, code, params }) => ({ path, code, message: context.t(code, params) }))
}

export const submitForm = command({
  name: 'form.submit',
  about: 'Hands in a complete form; its number is taken, and the chosen answers go into the archive',
  needs: { right: 'forms.fill' },
  input: z.strictObject({
    ...target,
    /** Keys of bound fields whose answers the archive takes over. */
    writeBack: z.array(z.string().max(60)).max(200).default([]),
  }),
  output: saved.extend({ number: z.string(), written: z.array(z.string()) }),
  async run(context, { id, version, writeBack: keys }) {
    const held = await holdRecord(context, id, 'submit')
    const { row, definition } = held
    const page = await readArchive(context, row.customerId)
    const known = page === undefined ? {} : prefilled(page, definition.form, context.now)
    if (isUntouched(definition.form, row.values, known, conditionContext(context)))
      throw new AppError('invalid', 'form.untouched')
    return await submitHeld(context, held, version, keys)
  },
})

export async function submitHeld(context: Context, held: Held, version: number, keys: readonly string[]) {
  const { row, definition } = held
  const { form } = definition
  const missing = dueItems(form, row.values, conditionContext(context))
  if (missing.length > 0) throw invalidFields(missing.map((one) => ({ ...one, path: `values.${one.path}` })))
  if (form.isSingle === true && row.customerId === null && form.subject === 'customer')
    throw new AppError('conflict', 'form.subject_missing')
  const at = context.now.toISOString()
  const day = happenedOn(form, row.values, row.happenedOn)
  const number = row.number ?? (await takeNumber(context, definition, chinaDay(context.now)))
  const change: RecordChange = {
    state: 'submitted',
    number,
    values: withNumber(form, row.values, number),
    happenedOn: day,
    submittedAt: at,
    submittedBy: context.actor.id,
    returnedAt: null,
  }
  const done = await writeRecord(context, held, version, change, { act: 'submit' })
  const written =
    keys.length === 0 || row.customerId === null
      ? []
      : await writeBack(context, {
          customerId: row.customerId,
          values: row.values,
          form,
          keys,
          reason: `${form.title.zh} ${number}`,
        })
  await tellJournal(context, { ...row, number, happenedOn: day }, form)
  await tellFollowUps(context, row)
  await tellEvents(context, row.id, form)
  return { ...done, number, written }
}

export const changeForm = command({
  name: 'form.change',
  about: 'Goes on with a form that was handed in: a living card takes changes, other forms further rows',
  needs: { right: 'forms.fill' },
  input: z.strictObject({
    ...target,
    values: answersInput,
    reason: z.string().trim().max(500).optional(),
    /** For a record that came in without knowing its archive. */
    customerId: z.uuid().optional(),
  }),
  output: saved.extend({ errors: z.array(fieldError), values: answersInput }),
  async run(context, { id, version, values, reason, customerId }) {
    const held = await holdRecord(context, id, 'change')
    const { row, definition } = held
    const answered = await answerHeld(context, held, values, definition.form.isSingle === true ? 'living' : 'rows')
    if (answered.errors.length > 0)
      throw invalidFields(answered.errors.map((one) => ({ ...one, path: `values.${one.path}` })))
    const emptied = newlyDue(definition.form, row.values, answered.values, conditionContext(context))
    if (emptied.length > 0) throw invalidFields(emptied.map((one) => ({ ...one, path: `values.${one.path}` })))
    const place = customerId === undefined || row.customerId !== null ? {} : await placeOn(context, held, customerId)
    const done = await writeRecord(
      context,
      held,
      version,
      { ...place, values: answered.values },
      { reason: reason ?? null },
    )
    return { ...done, errors: [], values: shownOf(context, held, answered.values) }
  },
})
