import { z } from 'zod'
import { namesOf } from '#domain/archives/access/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { idsOf, writeRecord } from '../records/commands.ts'
import { type Held, holdRecord } from '../records/queries.ts'
import { formRecord } from '../schema.ts'
import { tellFollowUps } from '../telling/commands.ts'
import { nameHolders } from './naming/commands.ts'
import { whyNotMove } from './rules.ts'
import { type MovementKind, movementKinds } from './schema.ts'

type Move = { kind: MovementKind; to: string; purpose?: string | undefined; dueOn?: string | undefined }

/** Gives the paper into another hand and notes it. Who has it is no part of what was written, so the version stays. */
export async function moveTo(context: Context, held: Held, { kind, to, purpose, dueOn }: Move): Promise<void> {
  const { row, definition } = held
  const isSame = row.holderId === to && (kind !== 'keep' || row.keeperId === to)
  if (isSame) return
  const keeperId = kind === 'keep' ? to : row.keeperId
  await context.db.updateTable('formRecords').set({ holderId: to, keeperId }).where('id', '=', row.id).execute()
  await nameHolders(context, [row.id], definition)
  await context.db
    .insertInto('formMovements')
    .values({
      id: newId(),
      recordId: row.id,
      kind,
      fromId: row.holderId,
      toId: to,
      purpose: purpose ?? null,
      dueOn: dueOn ?? null,
      movedAt: context.now.toISOString(),
      movedBy: context.actor.id,
    })
    .execute()
  context.audit({
    kind: 'change',
    subject: formRecord.name,
    ids: idsOf(row),
    purpose,
    detail: { form: row.formKey, act: kind, to },
  })
  context.tell('form.changed', { id: row.id, form: row.formKey })
  if (keeperId !== row.keeperId) await tellFollowUps(context, row)
}

export const holdForm = command({
  name: 'form.hold',
  about:
    'Gives a paper into another hand — drawn, returned, handed over, into keeping; it is in exactly one at any time',
  needs: { right: 'forms.keep' },
  input: z.strictObject({
    id: z.uuid(),
    kind: z.enum(Object.keys(movementKinds) as [MovementKind]),
    /** Left out when it comes back: it goes to its keeper. */
    to: z.uuid().optional(),
    purpose: z.string().trim().max(500).optional(),
    dueOn: z.iso.date().optional(),
  }),
  output: z.object({ id: z.uuid(), holderId: z.uuid(), keeperId: z.uuid().nullable() }),
  async run(context, { id, kind, to, purpose, dueOn }) {
    const held = await holdRecord(context, id, 'hold')
    const { row } = held
    const next = kind === 'return' ? (row.keeperId ?? to) : to
    if (next === undefined || next === null) throw invalidField('to', 'field.required')
    const known = await context.db
      .selectFrom('staff')
      .select('id')
      .where('id', '=', next)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (known === undefined) throw invalidField('to', 'form.no_such_record')
    if (kind === 'draw' && !purpose) throw invalidField('purpose', 'field.required')
    if (dueOn !== undefined && dueOn < chinaDay(context.now)) throw invalidField('dueOn', 'form.due_too_early')
    const refusal = whyNotMove(kind, row, next)
    if (refusal !== undefined)
      throw new AppError(refusal.kind, refusal.code, {
        who: (await namesOf(context, [row.holderId]))[row.holderId] ?? '',
      })
    await moveTo(context, held, { kind, to: next, purpose, dueOn })
    return { id, holderId: next, keeperId: kind === 'keep' ? next : row.keeperId }
  },
})

// A covenant goes to a handful of parties; thirty lines hold any of them.
const mostOriginals = 30

export const setOriginals = command({
  name: 'form.originals',
  about: 'In how many originals a paper is executed, and who holds each',
  needs: { right: 'forms.keep' },
  input: z.strictObject({
    ...target,
    originals: z
      .array(
        z.strictObject({
          holder: z.union([
            z.string().trim().min(1).max(80),
            z.strictObject({ zh: z.string().max(80), en: z.string().max(120) }),
          ]),
          count: z.int().min(1).max(99),
          staffId: z.uuid().nullish(),
          handedOn: z.iso.date().nullish(),
          place: z.string().trim().max(200).nullish(),
        }),
      )
      .max(mostOriginals),
  }),
  output: saved.extend({ total: z.int() }),
  async run(context, { id, version, originals }) {
    const held = await holdRecord(context, id, 'originals')
    const done = await writeRecord(context, held, version, { originals }, { act: 'originals' })
    return { ...done, total: originals.reduce((sum, one) => sum + one.count, 0) }
  },
})

export const custodyCommands = [holdForm, setOriginals] as const
