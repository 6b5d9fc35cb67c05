import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf, type Fields } from '#platform/core/fields.ts'
import { systemId } from '#platform/core/rights.ts'
import { isSame } from '#platform/core/same.ts'
import { type ChangeKind, type Diff, diffOf, recordChanges } from '#platform/server/history.ts'
import { reachOf, shownAnswers } from '../covering/rules.ts'
import { answersDiff, searchTokensOf, titleOf } from '../rules.ts'
import { type Answers, type FormRecord, formRecord } from '../schema.ts'
import { tellMade } from '../telling/commands.ts'
import type { Held, Row } from './queries.ts'

export type RecordChange = Partial<Omit<FormRecord, 'id' | 'version'>>

const fields: Fields = formRecord.fields

/**
 * Writes what changed of a record with its history: the one way rows of form_records change. Title and search tokens
 * follow the answers. @throws AppError('conflict', 'record.stale') unless the record still is at `version`.
 */
export async function writeRecord(
  context: Context,
  held: Held,
  version: number,
  change: RecordChange,
  note: { kind?: ChangeKind; reason?: string | null; act?: string } = {},
): Promise<{ id: string; version: number }> {
  const { row } = held
  if (row.version !== version) throw await staleRecord(context, held, change.values)
  const diff = recordDiff(row, change)
  if (Object.keys(diff).length === 0) return { id: row.id, version }
  const next = { ...row, ...change } as Row
  const written: Record<string, unknown> = { ...change, ...indexed(held, next) }
  const stamps = { version: version + 1, updatedAt: context.now.toISOString(), updatedBy: context.actor.id }
  const assignments = Object.entries({ ...written, ...stamps }).map(
    ([key, value]) =>
      sql`${sql.ref(columnOf(key))} = ${fields[key]?.type === 'json' && value !== null ? JSON.stringify(value) : value}`,
  )
  await sql`update form_records set ${sql.join(assignments)} where id = ${row.id}`.execute(context.db)
  await recordChanges(context, [
    {
      entity: formRecord.name,
      recordId: row.id,
      version: version + 1,
      kind: note.kind ?? 'changed',
      diff,
      reason: note.reason ?? null,
    },
  ])
  context.audit({
    kind: 'change',
    subject: formRecord.name,
    ids: idsOf(next),
    purpose: note.reason ?? undefined,
    detail: { form: row.formKey, fields: Object.keys(diff), ...(note.act === undefined ? {} : { act: note.act }) },
  })
  await tellMade(context, { ...next, number: next.number ?? null }, held.definition.form)
  context.tell('form.changed', { id: row.id, form: row.formKey })
  return { id: row.id, version: version + 1 }
}

/** The record and the archive it belongs to: looks and changes are found from both. */
export function idsOf({ id, customerId }: { id: string; customerId: string | null }): string[] {
  return customerId === null ? [id] : [id, customerId]
}

function recordDiff(row: Row, { values, ...rest }: RecordChange): Diff {
  return { ...diffOf(row, rest), ...(values === undefined ? {} : answersDiff(row.values, values)) }
}

/** Title and tokens, where something they are made of changed. */
function indexed({ definition }: Held, next: Row): { title: string; searchTokens: string[] } {
  const title = titleOf(definition.form, next.values, next.customerName)
  return { title, searchTokens: searchTokensOf(definition.form, { ...next, title }) }
}

/** The second of two people is told who was first and what stands there now (TEC-18). */
async function staleRecord(
  context: Context,
  { row, definition, posts }: Held,
  given: Answers | undefined,
): Promise<AppError> {
  const { rows } = await sql<{ name: string }>`select name from staff where id = ${row.updatedBy}`.execute(context.db)
  const shown = shownAnswers(definition.form, row.values, reachOf(context.actor, row, definition.form, posts)).values
  const keys = Object.keys(given ?? {}).filter((key) => !isSame(given?.[key], row.values[key]))
  const who = row.updatedBy === systemId ? undefined : rows[0]?.name
  return new AppError('conflict', 'record.stale', {
    who: who ?? context.t('customer.system'),
    current: Object.fromEntries(keys.map((key) => [`values.${key}`, shown[key] ?? null])),
    version: row.version,
  })
}
