import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { writeEntries } from '#domain/journal/writing/commands.ts'
import { momentError } from '#domain/journal/rules.ts'
import { type JournalLink, journalEntry } from '#domain/journal/schema.ts'
import { type Context, command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { createSchema } from '#platform/server/values.ts'
import { addTasks, ownerOf, refusePast } from '../making/commands.ts'
import type { Because, TaskLink } from '../schema.ts'

/** The part of an entry or a result that promises something: what, by when, and who sees to it. */
export const promisePart = z.strictObject({
  /** What is promised; the words of the entry where nothing is said. */
  content: z.string().trim().min(1).max(200).optional(),
  dueOn: z.iso.date(),
  ownerId: z.uuid().nullish(),
})

type Promised = z.output<typeof promisePart> & {
  customerId: string
  /** The entry or task the promise was given in. */
  links: readonly TaskLink[]
  words: string
  path: string
  because?: Because
}

// A title is a line of a list; what was said in full stands in the journal.
const longestTitle = 200

/** Writes a promise of the firm into the register: by whom, when, what and until when (JRN-16). */
export async function addPromise(context: Context, promised: Promised): Promise<string> {
  const { customerId, content, words, dueOn, path, links, because } = promised
  refusePast(context, dueOn, `${path}.dueOn`)
  const ownerId = await ownerOf(context, promised.ownerId, `${path}.ownerId`)
  const { actor } = context
  const [id = ''] = await addTasks(context, [
    {
      kind: 'promise',
      title: [...(content ?? words)].slice(0, longestTitle).join(''),
      customerId,
      ownerId,
      dueOn,
      links,
      given: { by: actor.id, byName: actor.name, on: chinaDay(context.now) },
      ...(because === undefined ? {} : { because }),
    },
  ])
  return id
}

const link = z.strictObject({ kind: z.string().max(40), id: z.uuid(), label: z.string().max(200).optional() })

export const givePromise = command({
  name: 'promise.give',
  about:
    'Writes what was promised to a customer into the journal and the register of promises, to be kept by a day (JRN-16)',
  needs: { right: 'task.change' },
  input: z.strictObject({
    customerId: z.uuid(),
    values: createSchema(journalEntry.fields, ['category', 'text', 'solution', 'summary']),
    happenedAt: z.iso.datetime({ offset: true }).optional(),
    // What one event touches: a visit with its photographs and the goods it spoke of.
    links: z.array(link).max(30).default([]),
    promise: promisePart,
  }),
  output: z.object({ id: z.uuid(), entryId: z.uuid() }),
  async run(context, { customerId, values, happenedAt, links, promise }) {
    const customer = await reachLiveCustomer(context, 'journal.write', customerId)
    const wrong = happenedAt === undefined ? undefined : momentError(happenedAt, context.now)
    if (wrong !== undefined) throw invalidField('happenedAt', wrong)
    const [entryId = ''] = await writeEntries(context, [
      {
        customerId: customer.id,
        ...values,
        happenedAt: happenedAt === undefined ? context.now.toISOString() : new Date(happenedAt).toISOString(),
        links: links as JournalLink[],
      },
    ])
    const entry = { kind: 'journalEntry', id: entryId }
    const id = await addPromise(context, {
      ...promise,
      customerId: customer.id,
      words: values.text,
      links: [entry, ...(links as TaskLink[])],
      path: 'promise',
    })
    context.audit({ kind: 'change', subject: 'task', ids: [id, entryId, customer.id], detail: { promise: true } })
    return { id, entryId }
  },
})

export const promisesCommands = [givePromise] as const
