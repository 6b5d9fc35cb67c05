import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { type Choice, mergeOptions, placeOf } from '#platform/core/open-options.ts'
import { createSchema } from '#platform/server/values.ts'
import { noteCreation, refuseStale, saveChange, stampsOf } from '../records/commands.ts'
import { fieldOfList, readOwnOptions } from './queries.ts'
import { freeKey, takenBy } from './rules.ts'
import { listOption } from './schema.ts'

/** Topic of the news that options of some list have changed. */
export const optionsTopic = 'options.changed'

type Listener = () => Promise<void>
const listeners = new Set<Listener>()

/** Hears of every change of options made by this process, before the change is answered. */
export function onOptionsChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function optionsChanged(context: Context): void {
  context.afterCommit(async () => {
    for (const listener of listeners) await listener()
  })
  context.tell(optionsTopic, {})
}

const needs = { right: 'setup.manage' }
const list = z.string().max(40)
const key = z.string().max(40)
const version = z.int().min(0)
const written = z.object({ key: z.string(), version: z.int() })
const named = createSchema({ ...listOption.fields, name: { ...listOption.fields.name, required: true } }, [
  'name',
  'nameEn',
  'synonyms',
])
type Named = { name: string | null; nameEn: string | null; synonyms: string[] | null }

/** The options of a list as they are now; two people at one list wait for each other. */
async function lockList(context: Context, name: string): Promise<readonly Choice[]> {
  const field = fieldOfList(name)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`options ${name}`}, 0))`.execute(context.db)
  const own = await readOwnOptions(context.db)
  return mergeOptions(
    field.options ?? [],
    own.filter((one) => one.list === name),
  )
}

function refuseTaken(choices: readonly Choice[], { name, nameEn, synonyms }: Named, exceptKey?: string): void {
  const wanted = [name, nameEn, ...(synonyms ?? [])].filter((one) => one !== null)
  const taken = takenBy(choices, wanted, exceptKey)
  if (taken !== undefined) throw invalidField('values.name', 'option.name_taken', { option: taken.label.zh })
}

export const addOption = command({
  name: 'option.add',
  about: 'Adds an option of the firm’s own to an open list; a name that is there already is refused (FRM-20)',
  needs,
  input: z.strictObject({ list, values: named }),
  output: written,
  async run(context, input) {
    const choices = await lockList(context, input.list)
    refuseTaken(choices, input.values)
    const made = { list: input.list, key: freeKey(choices), ...input.values }
    await insertWord(context, made)
    optionsChanged(context)
    return { key: made.key, version: 1 }
  },
})

async function insertWord(context: Context, values: { list: string; key: string } & Record<string, unknown>) {
  const id = newId()
  const row = { name: null, nameEn: null, synonyms: null, position: null, retiredAt: null, ...values }
  await context.db
    .insertInto('listOptions')
    .values({ ...row, id, ...stampsOf(context) })
    .execute()
  await noteCreation(context, listOption, id, values)
}

/** Writes the firm's word about an option; the first one about a given option makes its row. */
async function sayOf(
  context: Context,
  at: { list: string; key: string; version: number },
  values: Record<string, unknown>,
): Promise<z.input<typeof written>> {
  const before = await context.db
    .selectFrom('listOptions')
    .selectAll()
    .where('list', '=', at.list)
    .where('key', '=', at.key)
    .executeTakeFirst()
  if (before === undefined) {
    if (at.version !== 0) throw new AppError('missing', 'record.missing')
    await insertWord(context, { list: at.list, key: at.key, ...values })
    return { key: at.key, version: 1 }
  }
  if (before.version !== at.version) await refuseStale(context, listOption, before.id, Object.keys(values))
  const saved = await saveChange(context, listOption, before, at.version, values)
  return { key: at.key, version: saved.version }
}

function presentIn(choices: readonly Choice[], wanted: string): Choice {
  const found = choices.find((one) => one.key === wanted)
  if (found === undefined) throw new AppError('missing', 'record.missing')
  return found
}

export const changeOption = command({
  name: 'option.change',
  about: 'Renames an option; records keep it and show the new name, files with the old name are still understood',
  needs,
  input: z.strictObject({ list, key, version, values: named }),
  output: written,
  async run(context, input) {
    const choices = await lockList(context, input.list)
    presentIn(choices, input.key)
    refuseTaken(choices, input.values, input.key)
    const saved = await sayOf(context, input, input.values)
    optionsChanged(context)
    return saved
  },
})

export const retireOption = command({
  name: 'option.retire',
  about: 'Retires an option, or takes it back: it stays readable where it stands and can no longer be chosen',
  needs,
  input: z.strictObject({ list, key, version, isRetired: z.boolean() }),
  output: written,
  async run(context, input) {
    const choices = await lockList(context, input.list)
    presentIn(choices, input.key)
    const left = choices.filter((one) => !one.isRetired && one.key !== input.key)
    if (input.isRetired && left.length === 0) throw new AppError('conflict', 'option.last_one')
    const saved = await sayOf(context, input, { retiredAt: input.isRetired ? context.now.toISOString() : null })
    optionsChanged(context)
    return saved
  },
})

export const orderOptions = command({
  name: 'option.order',
  about: 'Puts the options of a list into another order, for all forms and filters',
  needs,
  input: z.strictObject({ list, keys: z.array(key).min(1).max(500) }),
  output: z.object({ keys: z.array(z.string()) }),
  async run(context, input) {
    const choices = await lockList(context, input.list)
    const known = new Set(choices.map((one) => one.key))
    const isWhole = input.keys.length === known.size && input.keys.every((one) => known.delete(one))
    // Somebody added one meanwhile: an order that leaves it out would be a guess.
    if (!isWhole) throw new AppError('conflict', 'option.other_set')
    const stored = await context.db.selectFrom('listOptions').selectAll().where('list', '=', input.list).execute()
    const words = new Map(stored.map((row) => [row.key, row]))
    for (const [at, one] of input.keys.entries()) {
      const word = words.get(one)
      await sayOf(context, { list: input.list, key: one, version: word?.version ?? 0 }, { position: placeOf(at) })
    }
    optionsChanged(context)
    return { keys: input.keys }
  },
})

export const optionCommands = [addOption, changeOption, retireOption, orderOptions] as const
