import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { mergeForms } from '#platform/core/forms/merging.ts'
import { storeBrought } from '../commands.ts'
import { storedText, writeDraft } from '../designing/commands.ts'
import { currentDefinition } from '../queries.ts'
import { broughtForm, isNewer } from '../rules.ts'
import { groundOf } from './queries.ts'

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

export const upgradingCommands = [mergeUpgrade] as const
