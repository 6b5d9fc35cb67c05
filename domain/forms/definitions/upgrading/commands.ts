import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { mergeForms } from '#platform/core/forms/merging.ts'
import { storeBrought } from '../commands.ts'
import { faultsFor, storedText, writeDraft } from '../designing/commands.ts'
import { putInForce } from '../publishing/commands.ts'
import { currentDefinition } from '../queries.ts'
import { broughtForm, isNewer } from '../rules.ts'
import { groundOf, upgradesOf } from './queries.ts'

export const mergeUpgrade = command({
  name: 'form.mergeUpgrade',
  about: 'Joins the trade’s newer edition of a form with the firm’s own changes into a draft to look at and publish',
  needs: { right: 'forms.design' },
  input: z.strictObject({
    key: z.string().max(40),
    /** Paths of conflicts where the trade's text is to stand. */
    take: z.array(z.string().max(200)).max(2000).default([]),
  }),
  output: z.object({
    id: z.uuid(),
    version: z.int(),
    revision: z.int(),
    definition: z.unknown() as unknown as z.ZodType<FormDefinition>,
    /** Where both changed the same thing; the firm's stands in the draft unless the trade's was chosen. */
    conflicts: z.array(z.object({ path: z.string(), base: z.unknown(), theirs: z.unknown(), mine: z.unknown() })),
  }),
  async run(context, { key, take }) {
    const brought = broughtForm(key)
    const current = await storeBrought(context, await currentDefinition(context, key))
    const ground = await groundOf(context, current.id)
    if (brought === undefined || !isNewer(brought.form, ground)) throw new AppError('conflict', 'form.no_upgrade')
    const mine = await storedText(context, current.id)
    const { form, conflicts } = mergeForms(ground, brought.form, mine, new Set(take))
    const draft = await writeDraft(context, {
      key,
      pack: brought.pack,
      definition: form,
      from: current,
      brought: brought.form,
    })
    return { ...draft, conflicts }
  },
})

export const takeUpgrades = command({
  name: 'form.takeUpgrades',
  about: 'Puts the trades’ newer text of every form in force that the firm has not changed and does not have in draft',
  needs: { right: 'forms.design' },
  input: z.strictObject({}),
  output: z.object({ taken: z.array(z.string()) }),
  async run(context) {
    // Of two who take them at once the second finds nothing left.
    await sql`select id from form_definitions where pack is not null order by id for update`.execute(context.db)
    const taken: string[] = []
    for (const { id, key, pack, form, isChanged, draftId } of await upgradesOf(context)) {
      // What has a fault here, such as a key that held something else once, is for a person to look at.
      if (isChanged || draftId !== null || (await faultsFor(context, form)).length > 0) continue
      const draft = await writeDraft(context, { key, pack, definition: form, from: { id }, brought: form })
      await putInForce(context, draft)
      taken.push(key)
    }
    return { taken }
  },
})

export const upgradingCommands = [mergeUpgrade, takeUpgrades] as const
