import { namesOf } from '#domain/archives/access/queries.ts'
import type { Context } from '#domain/kit.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import type { FormRecord } from '../schema.ts'
import { happenedAt, madeOf, readableText } from './rules.ts'

/**
 * Lets the plan of follow-ups know of a form that began to count, at once: it is a later noun, so it is told through the
 * queue, inside this transaction.
 */
export async function tellFollowUps(
  context: Context,
  record: { formKey: string; customerId: string | null },
): Promise<void> {
  if (record.customerId === null) return
  await context.job('followUps.formFiled', { formKey: record.formKey, customerId: record.customerId })
}

type Told = Pick<FormRecord, 'id' | 'number' | 'title' | 'customerId' | 'values' | 'happenedOn' | 'ownerId'>

/**
 * Lets the customer's journal know of a form that was handed in. The journal is a later noun, so it is told through
 * the queue, inside this transaction; telling it twice writes it once.
 */
export async function tellJournal(context: Context, record: Told, form: FormDefinition): Promise<void> {
  if (form.toldAs === undefined || record.customerId === null) return
  // What came in by link is told in the name of whoever sent the form out.
  const author = context.actor.kind === 'guest' ? record.ownerId : context.actor.id
  const names = context.actor.kind === 'guest' ? await namesOf(context, [author]) : {}
  await context.job('journal.note', {
    customerId: record.customerId,
    category: form.toldAs,
    text: readableText(form, record.values, context.language),
    happenedAt: happenedAt(record.happenedOn, context.now),
    eventKey: `form:${record.id}`,
    authorId: author ?? context.actor.id,
    authorName: names[author ?? ''] ?? context.actor.name,
    links: [{ kind: 'formRecord', id: record.id, label: record.number ?? record.title }],
  })
}

type Standing = Pick<
  FormRecord,
  'id' | 'number' | 'title' | 'customerId' | 'values' | 'ownerId' | 'state' | 'happenedOn'
>

/**
 * Has made what a record leaves to be done (TSK-05). Tasks are a later noun and are told through the queue, inside this
 * transaction; a later telling of the same record stands for the earlier ones. `since`: what was due before that day is left out. A void record leaves nothing to be done.
 */
export async function tellMade(context: Context, record: Standing, form: FormDefinition, since = ''): Promise<void> {
  if (form.makes === undefined || record.state === 'draft') return
  const made = record.state === 'voided' ? [] : madeOf(form, record.values, record.happenedOn)
  const payload = {
    recordId: record.id,
    number: record.number ?? record.title,
    title: form.title,
    ownerId: record.ownerId,
    customerId: record.customerId,
    authorId: context.actor.kind === 'guest' ? record.ownerId : context.actor.id,
    made: made.filter((one) => one.dueOn >= since),
  }
  if (since !== '' && payload.made.length === 0) return
  await context.job('task.ofForm', payload, { key: `task.ofForm:${record.id}` })
}

/**
 * Lets later nouns do what follows from a form that was handed in: its rows go into diaries.
 * Queued inside this transaction; following twice does it once.
 */
export async function tellEvents(context: Context, recordId: string, form: FormDefinition): Promise<void> {
  if (form.follows === undefined) return
  await context.job('events.follow', { id: recordId }, { key: `follow:${recordId}` })
}
