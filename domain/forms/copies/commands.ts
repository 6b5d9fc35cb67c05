import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { offeredDefinition } from '../definitions/queries.ts'
import type { Definition } from '../definitions/rules.ts'
import { takeSerials } from '../numbering/commands.ts'
import { readRecord } from '../records/queries.ts'
import { type copyKinds, formCopy } from './schema.ts'

export const askCopies = command({
  name: 'form.askCopies',
  about: 'Asks for numbered copies of a secret form, blank or filled, with their purpose',
  needs: { right: 'forms.read' },
  input: z.strictObject({
    form: z.string().max(40),
    recordId: z.uuid().optional(),
    kind: z.enum(['blank', 'filled', 'export']).default('blank'),
    count: z.int().min(1).max(500).default(1),
    purpose: z.string().trim().min(1).max(500),
  }),
  output: z.object({ id: z.uuid() }),
  async run(context, { form, recordId, kind, count, purpose }) {
    const definition = await offeredDefinition(context, form)
    if (kind === 'filled' && recordId === undefined) throw invalidField('recordId', 'field.required')
    if (recordId !== undefined) {
      const { row } = await readRecord(context, recordId)
      if (row.formKey !== definition.key) throw invalidField('recordId', 'form.no_such_record')
      if (row.sealedAt !== null) throw new AppError('conflict', 'form.sealed')
    }
    const id = newId()
    await context.db
      .insertInto('formCopies')
      .values({
        id,
        formKey: definition.key,
        recordId: recordId ?? null,
        kind,
        count,
        purpose,
        state: 'asked',
        askedBy: context.actor.id,
        askedAt: context.now.toISOString(),
      })
      .execute()
    note(context, id, recordId ?? null, purpose, { form: definition.key, kind, count })
    return { id }
  },
})

function note(
  context: Context,
  id: string,
  recordId: string | null,
  purpose: string | undefined,
  detail: Record<string, unknown>,
): void {
  const ids = recordId === null ? [id] : [id, recordId]
  context.audit({ kind: 'change', subject: formCopy.name, ids, purpose, detail })
  context.tell('form.copies', { id })
}

export const issueCopies = command({
  name: 'form.issueCopies',
  about: 'Issues copies that were asked for, each by its own number, or refuses them',
  needs: { right: 'forms.unseal' },
  input: z.strictObject({
    id: z.uuid(),
    verdict: z.enum(['issued', 'refused']),
    note: z.string().trim().max(500).optional(),
  }),
  output: z.object({ id: z.uuid(), numbers: z.array(z.string()) }),
  async run(context, { id, verdict, note: words }) {
    const copy = present(
      await context.db.selectFrom('formCopies').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    )
    if (copy.state !== 'asked') throw new AppError('conflict', 'form.copies_decided')
    if (copy.askedBy === context.actor.id && context.actor.rights['forms.unseal'] !== 'all')
      throw new AppError('forbidden', 'form.own_copies')
    const at = context.now.toISOString()
    await context.db
      .updateTable('formCopies')
      .set({ state: verdict, decidedBy: context.actor.id, decidedAt: at, note: words ?? null })
      .where('id', '=', id)
      .execute()
    const numbers = verdict === 'refused' ? [] : await numberSheets(context, copy.formKey, copy.count)
    if (numbers.length > 0)
      await context.db
        .insertInto('formSheets')
        .values(
          numbers.map((number) => ({
            id: newId(),
            copyId: id,
            formKey: copy.formKey,
            number,
            state: 'issued' as const,
            changedAt: at,
            changedBy: context.actor.id,
          })),
        )
        .execute()
    note(context, id, copy.recordId, copy.purpose, { act: verdict, numbers: numbers.length })
    return { id, numbers }
  },
})

/** F-120-Y26-0001: numbers of copies run by form and year, and none is given twice. */
async function numberSheets(context: Context, key: string, count: number): Promise<string[]> {
  const series = `${key}-Y${chinaDay(context.now).slice(2, 4)}-`
  const last = await takeSerials(context, `copies:${series}`, count)
  return Array.from({ length: count }, (_, n) => `${series}${String(last - count + 1 + n).padStart(4, '0')}`)
}

export const closeSheets = command({
  name: 'form.closeSheets',
  about: 'Notes where numbered copies went: back, destroyed, or lost',
  needs: { right: 'forms.keep' },
  input: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(500),
    state: z.enum(['printed', 'returned', 'destroyed', 'lost']),
    note: z.string().trim().max(500).optional(),
  }),
  output: z.object({ count: z.int() }),
  async run(context, { ids, state, note: words }) {
    const rows = await context.db
      .updateTable('formSheets')
      .set({ state, changedAt: context.now.toISOString(), changedBy: context.actor.id, note: words ?? null })
      .where('id', 'in', ids)
      .where('state', 'in', ['issued', 'printed'])
      .returning(['id', 'copyId'])
      .execute()
    if (rows.length !== new Set(ids).size) throw new AppError('conflict', 'form.sheet_closed')
    context.audit({
      kind: 'change',
      subject: formCopy.name,
      ids: [...new Set(rows.map((row) => row.copyId))],
      detail: { act: state, sheets: rows.length },
    })
    return { count: rows.length }
  },
})

type Wanted = { kind: keyof typeof copyKinds; recordId: string | null; count: number }

/**
 * The numbers under which a secret form may be printed or exported now; they are used up with it (FRM-12, IMP-07).
 * Forms that are not secret need none. @throws AppError('forbidden', 'form.copies_needed')
 */
export async function takeSheets(context: Context, definition: Definition, wanted: Wanted): Promise<string[]> {
  if (definition.form.sensitivity !== 'secret') return []
  const rows = await context.db
    .selectFrom('formSheets as s')
    .innerJoin('formCopies as c', 'c.id', 's.copyId')
    .select(['s.id', 's.number'])
    .where('c.formKey', '=', definition.key)
    .where('c.kind', '=', wanted.kind)
    .where('c.recordId', wanted.recordId === null ? 'is' : '=', wanted.recordId)
    .where('c.askedBy', '=', context.actor.id)
    .where('s.state', '=', 'issued')
    .orderBy('s.number')
    .limit(wanted.count)
    .forUpdate('s')
    .execute()
  if (rows.length < wanted.count)
    throw new AppError('forbidden', 'form.copies_needed', { has: rows.length, count: wanted.count })
  await context.db
    .updateTable('formSheets')
    .set({ state: 'printed', changedAt: context.now.toISOString(), changedBy: context.actor.id })
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  return rows.map((row) => row.number)
}

export const copiesCommands = [askCopies, issueCopies, closeSheets] as const
