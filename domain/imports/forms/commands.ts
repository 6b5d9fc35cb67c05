import { sql } from 'kysely'
import { voidForm } from '#domain/forms/deciding/commands.ts'
import { definitionForUse } from '#domain/forms/definitions/commands.ts'
import { answer } from '#domain/forms/filling/queries.ts'
import { importRecords } from '#domain/forms/importing/commands.ts'
import { whyNotFill } from '#domain/forms/policy.ts'
import { readPosts } from '#domain/forms/posts/queries.ts'
import { refuse } from '#domain/forms/records/queries.ts'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { actOf, type StagedRow } from '../applying/rules.ts'
import type { RunRow } from '../runs/queries.ts'
import { linesOf } from './joining/queries.ts'
import { resolveReferences } from './referring/queries.ts'
import { answersOf, customerIdOf, formKeyOf, joinRows } from './rules.ts'

/** Writes batches of one run of records of a form. */
export async function createFormWriter(context: Context, run: RunRow) {
  const definition = await definitionForUse(context, formKeyOf(run.target))
  refuse(context, whyNotFill(context.actor, definition.form.flow, await readPosts(context)))
  return async (rows: readonly StagedRow[]): Promise<ReadonlyMap<number, string>> => {
    const created = rows.filter((row) => actOf(row) === 'create')
    const lines = await linesOf(context, run, created, definition)
    const imported = []
    for (const row of created) {
      const given = joinRows(definition.form, answersOf(definition.form, row.values), lines.get(row.rowNumber) ?? [])
      const { answers, unknown } = await resolveReferences(context, definition.form, given, customerIdOf(row.values))
      const { values, errors } = await answer(context, definition.form, {}, answers)
      const [error] = [...unknown, ...errors]
      if (error !== undefined)
        throw new AppError('invalid', 'import.row_refused', {
          row: row.rowNumber,
          reason: context.t(error.code, error.params),
        })
      const record = (row.values['record'] ?? {}) as Record<string, string | null | undefined>
      const { customerId, customerName, number = null, happenedOn = null } = record
      const customer = customerId && customerName ? { id: customerId, name: customerName } : null
      imported.push({ values, number, happenedOn, customer })
    }
    const ids = await importRecords(context, definition, imported)
    return new Map(created.map((row, n) => [row.rowNumber, ids[n] ?? '']))
  }
}

/** Makes the records of a run void; what somebody worked on since is told, and left alone when asked to. */
export async function takeBackForms(context: Context, run: RunRow, leaveChanged: boolean): Promise<void> {
  const { rows } = await sql<{ id: string; version: number; title: string }>`select id, version, title from form_records
    where act_id = ${run.id} and state <> 'voided' order by id`.execute(context.db)
  const changed = rows.filter((row) => row.version !== 1)
  if (changed.length > 0 && !leaveChanged)
    throw new AppError('conflict', 'import.changed_since', {
      count: changed.length,
      names: changed.slice(0, 20).map((row) => row.title),
    })
  for (const { id, version } of rows.filter((row) => row.version === 1))
    await voidForm.run(context, { id, version, reason: context.t('import.undone_reason') })
}
