import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { stampsOf } from '#domain/people/records/commands.ts'
import { columnOf } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { recordChanges } from '#platform/server/history.ts'
import type { Definition } from '../definitions/rules.ts'
import { takeNumber } from '../numbering/commands.ts'
import { idsOf } from '../records/commands.ts'
import { answersDiff, happenedOn, searchTokensOf, titleOf, withNumber } from '../rules.ts'
import { type Answers, formRecord } from '../schema.ts'
import { tellMade } from '../telling/commands.ts'

export type Imported = {
  values: Answers
  number: string | null
  happenedOn: string | null
  customer: { id: string; name: string } | null
}

/**
 * Takes in records that were filled in before the firm had the product: handed in, with the numbers they have or new
 * ones. Their answers were checked by the rehearsal. A constant number of statements, however many there are.
 */
export async function importRecords(
  context: Context,
  definition: Definition,
  imported: readonly Imported[],
): Promise<string[]> {
  if (imported.length === 0) return []
  const { form } = definition
  const at = context.now.toISOString()
  const rows = []
  for (const one of imported) {
    const number = one.number ?? (await takeNumber(context, definition, chinaDay(context.now)))
    const values = withNumber(form, one.values, number)
    const title = titleOf(form, values, one.customer?.name ?? null)
    const record = {
      formKey: definition.key,
      definitionId: definition.id,
      number,
      state: 'submitted' as const,
      title,
      customerId: one.customer?.id ?? null,
      happenedOn: one.happenedOn ?? happenedOn(form, values, chinaDay(context.now)),
      ownerId: context.actor.id,
      departmentId: context.actor.departmentId ?? null,
      holderId: context.actor.id,
      filledBy: 'staff',
      source: 'import',
      actId: context.actId ?? null,
      submittedAt: at,
      submittedBy: context.actor.id,
    }
    rows.push({ id: newId(), ...record, values, searchTokens: searchTokensOf(form, { ...record, values }) })
  }
  const stored = rows.map((row) =>
    Object.fromEntries(Object.entries({ ...row, ...stampsOf(context) }).map(([key, value]) => [columnOf(key), value])),
  )
  await sql`insert into form_records select * from jsonb_populate_recordset(null::form_records, ${JSON.stringify(stored)}::jsonb)`.execute(
    context.db,
  )
  await recordChanges(
    context,
    rows.map((row) => ({
      entity: formRecord.name,
      recordId: row.id,
      version: 1,
      kind: 'created' as const,
      diff: { number: [null, row.number], ...answersDiff({}, row.values) },
    })),
  )
  context.audit({
    kind: 'change',
    subject: formRecord.name,
    ids: rows.flatMap(idsOf),
    detail: { form: definition.key, imported: rows.length },
  })
  // What was due before is history: only what is still ahead is left to be done.
  const today = chinaDay(context.now)
  for (const row of rows) await tellMade(context, row, form, today)
  return rows.map((row) => row.id)
}
