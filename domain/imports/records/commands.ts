import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { changeProduct, createProduct } from '#domain/ledgers/products/commands.ts'
import { changeStaff, createStaff, deactivateStaff } from '#domain/people/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { has } from '#platform/core/rights.ts'
import { parseInput } from '#platform/server/dispatch.ts'
import { toAppError } from '#platform/server/faults.ts'
import type { Diff } from '#platform/server/history.ts'
import type { StagedRow } from '../applying/rules.ts'
import { actOf } from '../applying/rules.ts'
import type { RunRow } from '../runs/queries.ts'
import { type RecordKey, recordKinds } from './rules.ts'

type Saved = { id: string; version: number }

/** How each kind is written: through the commands of its noun, with all their checks. */
const writers = {
  staff: {
    create: (context: Context, values: object) =>
      createStaff.run(
        context,
        parseInput(createStaff, { values: { departmentId: context.actor.departmentId, ...values } }) as never,
      ),
    change: (context: Context, change: object) => changeStaff.run(context, parseInput(changeStaff, change) as never),
    takeBack: (context: Context, at: Saved) => deactivateStaff.run(context, at),
  },
  product: {
    create: (context: Context, values: object) =>
      createProduct.run(context, parseInput(createProduct, { values: { state: 'onSale', ...values } }) as never),
    change: (context: Context, change: object) =>
      changeProduct.run(context, parseInput(changeProduct, change) as never),
    takeBack: (context: Context, at: Saved) => changeProduct.run(context, { ...at, values: { state: 'stopped' } }),
  },
} satisfies Record<RecordKey, unknown>

/** A file is no way around the right to keep what it brings. */
export function refuseUnlessKept(context: Context, target: string): void {
  const kind = recordKinds[target as RecordKey]
  if (kind === undefined || has(context.actor, kind.right)) return
  throw new AppError('forbidden', 'right.missing', { right: textIn(context.language, kind.rightLabel) })
}

/** Writes a batch of staged rows. A row that its command refuses stops the run and is named; nothing of the run stays. */
export async function writeRecords(
  context: Context,
  run: RunRow,
  rows: readonly StagedRow[],
): Promise<Map<number, string>> {
  refuseUnlessKept(context, run.target)
  const writer = writers[run.target as RecordKey]
  const results = new Map<number, string>()
  for (const row of rows) {
    const act = actOf(row)
    if (act !== 'create' && act !== 'update') continue
    const values = Object.fromEntries(
      Object.entries(row.values[run.target] ?? {}).filter(
        ([, value]) => value !== null || (run.plan.emptyClears && act === 'update'),
      ),
    )
    try {
      const saved: Saved =
        act === 'create'
          ? await writer.create(context, { ...run.plan.defaults, ...values })
          : await writer.change(context, { ...(await versionOf(context, run, row)), values })
      results.set(row.rowNumber, saved.id)
    } catch (error) {
      const fault = toAppError(error)
      const reason =
        fault.fields.map((one) => context.t(one.code, one.params)).join('；') || context.t(fault.code, fault.params)
      throw new AppError(fault.kind, 'import.row_refused', { row: row.rowNumber, reason }, { cause: error })
    }
  }
  return results
}

async function versionOf(context: Context, run: RunRow, row: StagedRow): Promise<Saved> {
  const { rows } =
    await sql<Saved>`select id, version from ${sql.table(recordKinds[run.target as RecordKey].table)} where id = ${row.matchId}`.execute(
      context.db,
    )
  if (rows[0] === undefined) throw new AppError('missing', 'record.missing')
  return rows[0]
}

type Written = Saved & { kind: string; diff: Diff; wroteVersion: number; name: string }

/** Puts old values back and takes what was new out of use; what somebody changed since is told by the caller. */
export async function takeBackRecords(context: Context, run: RunRow, leaveChanged: boolean): Promise<void> {
  const kind = recordKinds[run.target as RecordKey]
  const { rows } = await sql<Written>`select t.id, t.version, t.name, h.kind, h.diff, h.version as "wroteVersion"
    from import_rows i join ${sql.table(kind.table)} t on t.id = i.result_id
    join record_changes h on h.record_id = t.id and h.entity = ${kind.entity} and h.act_id = ${run.id}
    where i.run_id = ${run.id}`.execute(context.db)
  const changed = rows.filter((one) => one.version !== one.wroteVersion)
  if (changed.length > 0 && !leaveChanged) {
    throw new AppError('conflict', 'import.changed_since', {
      count: changed.length,
      names: changed.map((one) => one.name).slice(0, 20),
    })
  }
  const writer = writers[run.target as RecordKey]
  for (const { id, version, kind: done, diff, wroteVersion } of rows) {
    if (version !== wroteVersion) continue
    if (done === 'created') await writer.takeBack(context, { id, version })
    else
      await writer.change(context, {
        id,
        version,
        values: Object.fromEntries(Object.entries(diff).map(([key, [old]]) => [key, old])),
      })
  }
}
