import type { ColumnType } from 'kysely'
import type { Fields, RowOf } from '#platform/core/fields.ts'

/**
 * A table as the query builder sees it, derived from declared fields. Inserting may leave out anything here; the
 * database itself refuses what must not be missing.
 */
export type TableOf<F extends Fields> = {
  [K in keyof RowOf<F>]: ColumnType<RowOf<F>[K], RowOf<F>[K] | undefined, RowOf<F>[K]>
}
