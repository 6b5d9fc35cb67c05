import type { Context } from '#domain/kit.ts'
import { findCurrent, offeredDefinition } from './queries.ts'
import { broughtForm, type Definition } from './rules.ts'

/** Stores what the trade brings as version 1, if nobody has yet; from then on the trade's later editions are upgrades. */
export async function storeBrought(context: Context, definition: Definition): Promise<Definition> {
  const brought = broughtForm(definition.key)
  if (definition.isStored || brought === undefined) return definition
  const at = context.now.toISOString()
  await context.db
    .insertInto('formDefinitions')
    .values({
      id: definition.id,
      key: definition.key,
      version: 1,
      revision: 1,
      pack: brought.pack,
      definition: JSON.stringify(brought.form),
      state: 'published',
      basedOn: null,
      note: null,
      createdAt: at,
      createdBy: context.actor.id,
      updatedAt: at,
      updatedBy: context.actor.id,
      publishedAt: at,
      publishedBy: context.actor.id,
    })
    // Two people may use a form for the first time at once.
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .execute()
  return (await findCurrent(context, definition.key)) ?? definition
}

/** The version in force of a form on offer, stored so that a record may stand on it. */
export async function definitionForUse(context: Context, key: string): Promise<Definition> {
  return await storeBrought(context, await offeredDefinition(context, key))
}
