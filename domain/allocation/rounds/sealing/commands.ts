import { sql } from 'kysely'
import { z } from 'zod'
import { keepCollections } from '#domain/collecting/handing-over/giving/commands.ts'
import { kindOf } from '#domain/collecting/rules.ts'
import { givePapers } from '#domain/forms/custody/giving/commands.ts'
import { sealForm } from '#domain/forms/sealing/commands.ts'
import { type Context, command } from '#domain/kit.ts'
import { refuseStale, saveChange, saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { readRound } from '../queries.ts'
import { allocationRound } from '../schema.ts'

type Form = { id: string; kind: string; recordId: string | null }
type Paper = { id: string; version: number; holderId: string }

export const sealRound = command({
  name: 'allocation.seal',
  about: 'Hands the survey forms of a round to the manager of customer service, who keeps them sealed (ALC-05)',
  needs: { right: 'forms.seal' },
  input: z.strictObject({ ...target, keeperId: z.uuid() }),
  output: saved.extend({ forms: z.int(), papers: z.int() }),
  async run(context, { id, version, keeperId }) {
    await sql`select 1 from allocation_rounds where id = ${id} for update`.execute(context.db)
    const round = await readRound(context, id)
    if (round.version !== version) await refuseStale(context, allocationRound, id, ['sealedAt'])
    if (round.state !== 'confirmed') throw new AppError('conflict', 'allocation.not_confirmed')
    if (round.sealedAt !== null) throw new AppError('conflict', 'allocation.sealed_already')
    const known = await context.db
      .selectFrom('staff')
      .select('id')
      .where('id', '=', keeperId)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (known === undefined) throw invalidField('keeperId', 'customer.no_such_person')
    const reason = context.t('allocation.seal_reason', { round: round.name })
    const forms = await surveysOf(context, id)
    await keepCollections(
      context,
      forms.map((one) => one.id),
      keeperId,
    )
    const papers = await papersOf(context, id, forms)
    for (const [holder, group] of Map.groupBy(papers, (one) => one.holderId))
      await givePapers(
        context,
        group.map((one) => ({ id: one.id, to: keeperId })),
        { from: holder, reason },
      )
    for (const one of papers) await sealForm.run(context, { id: one.id, version: one.version, reason })
    const row = { id, version, updatedBy: null, sealedAt: null, keeperId: null }
    const done = await saveChange(context, allocationRound, row, version, {
      sealedAt: context.now.toISOString(),
      keeperId,
    })
    context.tell('collecting', { passedOn: forms.length }, keeperId)
    return { ...done, forms: forms.filter((one) => one.recordId === null).length, papers: papers.length }
  },
})

/** The collected forms that made these customers known and end with the manager. */
async function surveysOf(context: Context, roundId: string): Promise<Form[]> {
  const { rows } = await sql<Form>`select k.id, k.kind, k.record_id from collections k
    join allocation_lines l on l.customer_id = k.customer_id where l.round_id = ${roundId} and k.state = 'handedOver' order by k.id for update of k`.execute(
    context.db,
  )
  return rows.filter((one) => kindOf(one.kind)?.handOver === 'manager')
}

/** Papers of the same forms, where the firm fills them in as forms. */
async function papersOf(context: Context, roundId: string, forms: readonly Form[]): Promise<Paper[]> {
  const keys = [...new Set(forms.flatMap((one) => kindOf(one.kind)?.form ?? []))]
  if (keys.length === 0) return []
  const { rows } = await sql<Paper>`select r.id, r.version, r.holder_id from form_records r
    join allocation_lines l on l.customer_id = r.customer_id where l.round_id = ${roundId} and r.form_key = any(${keys}::text[])
      and r.sealed_at is null and r.state not in ('draft', 'voided') order by r.id`.execute(context.db)
  return rows
}

export const sealingCommands = [sealRound] as const
