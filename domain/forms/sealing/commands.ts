import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { present, saved, target } from '#domain/people/records/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { has } from '#platform/core/rights.ts'
import { reachesRecord } from '../policy.ts'
import { idsOf, writeRecord } from '../records/commands.ts'
import { holdRecord, readRecord, refuse } from '../records/queries.ts'
import { formRecord } from '../schema.ts'

const reason = z.string().trim().min(1).max(500)

export const sealForm = command({
  name: 'form.seal',
  about: 'Seals a form: nobody changes it, lists and search pass it over, it is read on a granted look only',
  needs: { right: 'forms.seal' },
  input: z.strictObject({ ...target, reason }),
  output: saved,
  async run(context, { id, version, reason: why }) {
    const held = await holdRecord(context, id, 'seal')
    const change = { sealedAt: context.now.toISOString(), sealedBy: context.actor.id, sealReason: why }
    return await writeRecord(context, held, version, change, { reason: why, act: 'seal' })
  },
})

export const unsealForm = command({
  name: 'form.unseal',
  about: 'Opens a sealed form again, with the reason',
  needs: { right: 'forms.unseal' },
  input: z.strictObject({ ...target, reason }),
  output: saved,
  async run(context, { id, version, reason: why }) {
    const held = await holdRecord(context, id, 'unseal')
    const change = { sealedAt: null, sealedBy: null, sealReason: null }
    return await writeRecord(context, held, version, change, { reason: why, act: 'unseal' })
  },
})

export const askLook = command({
  name: 'form.askLook',
  about: 'Asks for a look into a sealed form, with its purpose',
  needs: { right: 'forms.read' },
  input: z.strictObject({ id: z.uuid(), purpose: reason }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id, purpose }) {
    const { row } = await readRecord(context, id, { isLocked: true })
    if (row.sealedAt === null) throw new AppError('conflict', 'form.not_sealed')
    const waiting = await context.db
      .selectFrom('formLooks')
      .select('id')
      .where('recordId', '=', id)
      .where('askedBy', '=', context.actor.id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (waiting !== undefined) throw new AppError('conflict', 'form.look_waiting')
    const look = newId()
    await context.db
      .insertInto('formLooks')
      .values({
        id: look,
        recordId: id,
        askedBy: context.actor.id,
        askedAt: context.now.toISOString(),
        purpose,
        state: 'waiting',
      })
      .execute()
    context.audit({ kind: 'change', subject: formRecord.name, ids: idsOf(row), purpose, detail: { act: 'askLook' } })
    context.tell('form.looks', { id: look })
    return { id: look }
  },
})

// A look is for one purpose and soon over; whoever needs longer asks again.
const longestHours = 24 * 30

export const decideLook = command({
  name: 'form.decideLook',
  about: 'Grants or refuses a look into a sealed form; a granted one ends by itself',
  needs: { right: 'forms.unseal' },
  input: z.strictObject({
    id: z.uuid(),
    verdict: z.enum(['granted', 'refused']),
    hours: z.int().min(1).max(longestHours).default(24),
    note: z.string().trim().max(500).optional(),
  }),
  output: z.object({ id: z.uuid(), until: z.string().nullable() }),
  async run(context, { id, verdict, hours, note }) {
    const look = present(
      await context.db.selectFrom('formLooks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    )
    const { row } = await readRecord(context, look.recordId)
    if (!reachesRecord(context.actor, 'forms.unseal', row))
      refuse(context, { kind: 'forbidden', code: 'form.out_of_reach', params: { right: 'forms.unseal' } })
    if (look.state !== 'waiting') throw new AppError('conflict', 'form.look_decided')
    if (look.askedBy === context.actor.id) throw new AppError('forbidden', 'form.own_look')
    const until = verdict === 'granted' ? new Date(context.now.getTime() + hours * 3_600_000).toISOString() : null
    await context.db
      .updateTable('formLooks')
      .set({
        state: verdict,
        until,
        decidedBy: context.actor.id,
        decidedAt: context.now.toISOString(),
        note: note ?? null,
      })
      .where('id', '=', id)
      .execute()
    context.audit({
      kind: 'change',
      subject: formRecord.name,
      ids: idsOf(row),
      purpose: look.purpose,
      detail: { act: 'decideLook', verdict, for: look.askedBy },
    })
    context.tell('form.looks', { id }, look.askedBy)
    return { id, until }
  },
})

/** The grant by which somebody may read a sealed record now; whoever decides on looks needs none. */
export async function grantOf(
  context: Context,
  row: Parameters<typeof reachesRecord>[2] & { id: string },
): Promise<string | 'own' | undefined> {
  if (has(context.actor, 'forms.unseal') && reachesRecord(context.actor, 'forms.unseal', row)) return 'own'
  const look = await context.db
    .selectFrom('formLooks')
    .select('id')
    .where('recordId', '=', row.id)
    .where('askedBy', '=', context.actor.id)
    .where('state', '=', 'granted')
    .where('until', '>', context.now.toISOString())
    .executeTakeFirst()
  return look?.id
}

export const sealingCommands = [sealForm, unsealForm, askLook, decideLook] as const
