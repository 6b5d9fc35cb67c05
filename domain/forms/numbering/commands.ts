import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { numberOf, type Series, seriesOf } from '#platform/core/forms/numbering.ts'
import type { Definition } from '../definitions/rules.ts'

/**
 * The next number of the form's series (FRM-02, FRM-15). The counter's row stays locked until the record is written, so
 * that a record which fails gives its number back: none is skipped and none is given twice. A number that came in with
 * an old file is passed over.
 */
export async function takeNumber(context: Context, { key, form }: Definition, day: string): Promise<string> {
  const series = seriesOf(form.numbering, day)
  for (;;) {
    const number = numberOf(series, await takeSerials(context, counterKey(key, series)))
    const { rows } = await sql`select 1 from form_records where form_key = ${key} and number = ${number}`.execute(
      context.db,
    )
    if (rows.length === 0) return number
  }
}

/** Takes the next `count` serials of a series; the last of them comes back. */
export async function takeSerials(context: Context, key: string, count = 1): Promise<number> {
  const { rows } = await sql<{ value: number }>`insert into number_counters (key, value) values (${key}, ${count})
    on conflict (key) do update set value = number_counters.value + ${count} returning value`.execute(context.db)
  return rows[0]?.value ?? count
}

function counterKey(key: string, { before, after }: Series): string {
  return `form:${key}:${before}:${after}`
}

/** What the next number would be if nobody else took it first. */
export async function previewNumber(context: Context, { key, form }: Definition, day: string): Promise<string> {
  const series = seriesOf(form.numbering, day)
  const { rows } = await sql<{
    value: number
  }>`select value from number_counters where key = ${counterKey(key, series)}`.execute(context.db)
  return numberOf(series, (rows[0]?.value ?? 0) + 1)
}
