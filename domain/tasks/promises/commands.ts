import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { writeJournal } from '#domain/journal/commands.ts'
import { type Context, command } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
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

export const givePromise = command({
  name: 'promise.give',
  about:
    'Writes what was promised to a customer into the journal and the register of promises, to be kept by a day (JRN-16)',
  needs: { right: 'task.change' },
  input: writeJournal.input.extend({ promise: promisePart }),
  output: z.object({ id: z.uuid(), entryId: z.uuid() }),
  async run(context, { promise, ...entry }) {
    // Everything the journal asks of an entry holds: its right, its moment, the figures of its ledger.
    const { id: entryId } = await writeJournal.run(context, entry)
    const customer = await reachLiveCustomer(context, 'journal.write', entry.customerId)
    const id = await addPromise(context, {
      ...promise,
      customerId: customer.id,
      words: entry.values.text,
      links: [{ kind: 'journalEntry', id: entryId }, ...(entry.links as TaskLink[])],
      path: 'promise',
    })
    context.audit({ kind: 'change', subject: 'task', ids: [id, entryId, customer.id], detail: { promise: true } })
    return { id, entryId }
  },
})

export const promisesCommands = [givePromise] as const
