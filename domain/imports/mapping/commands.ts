import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { Inspection, Plan } from '../schema.ts'
import { wholeHeading } from './rules.ts'

/** Keeps what the person matched, so that next month's file with the same headings needs no second matching (IMP-11). */
export async function rememberMapping(
  context: Context,
  target: string,
  inspection: Inspection,
  plan: Plan,
): Promise<void> {
  const rows = inspection.columns
    .filter((column) => wholeHeading(column.name) !== '' && column.index in plan.columns)
    .map((column) => ({
      target,
      heading: wholeHeading(column.name).slice(0, 200),
      field: plan.columns[column.index] ?? null,
      values: plan.values[column.index] ?? {},
      used_at: context.now.toISOString(),
      used_by: context.actor.id,
    }))
  const once = [...new Map(rows.map((row) => [row.heading, row])).values()]
  await sql`insert into import_mappings select * from jsonb_populate_recordset(null::import_mappings, ${JSON.stringify(once)}::jsonb)
    on conflict (target, heading) do update set field = excluded.field, "values" = import_mappings."values" || excluded."values",
      used_at = excluded.used_at, used_by = excluded.used_by`.execute(context.db)
}
