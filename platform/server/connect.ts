import {
  CamelCasePlugin,
  Kysely,
  type PluginTransformResultArgs,
  PostgresDialect,
  type QueryResult,
  type UnknownRow,
} from 'kysely'
import pg from 'pg'
import { KeepingClient } from './kept.ts'

/**
 * Values as the product reads them: calendar days and numerics stay text (no time zone, no float can touch them),
 * 64-bit counts become numbers, instants become ISO text.
 */
const types = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.NUMERIC, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
])

const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    types.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
}

export function createPool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    // The zone is fixed so that no cast to text ever depends on the machine. Compiling a plan (jit) costs more than any
    // of our queries; and the default price of a random page is that of a turning disk, at which a search over a
    // million rows would rather be read from end to end. Calling helping processes takes forty milliseconds on two
    // cores, forty times what the database reckons: more than most questions take in all.
    options:
      '-c timezone=UTC -c client_min_messages=warning -c jit=off -c random_page_cost=1.1 -c parallel_setup_cost=40000',
    // A list that takes longer than this is a bug or an attack; jobs raise it for themselves.
    statement_timeout: 30_000,
    types: parsers as never,
    Client: KeepingClient,
    ...connection,
  })
  // An idle connection that dies must not take the process with it; the next query reports it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * The plugin of Kysely works the names out anew for every row; all rows of a result have the same ones, and a page of
 * an export has a thousand rows of a hundred columns.
 */
class CamelCase extends CamelCasePlugin {
  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows ?? []
    if (first === undefined) return result
    const names = Object.keys(first).map((column) => [column, this.camelCase(column)] as const)
    // Copies of one object keep its shape; filled name by name, a hundred columns would make each row a slow dictionary.
    const shape = Object.fromEntries(names.map(([, name]) => [name, null]))
    return { ...result, rows: result.rows.map((row) => renamed(row, names, shape)) }
  }
}

function renamed(
  row: UnknownRow,
  names: readonly (readonly [column: string, name: string])[],
  shape: UnknownRow,
): UnknownRow {
  const copy = { ...shape }
  for (const [column, name] of names) copy[name] = row[column]
  return copy
}

/** snake_case in SQL, camelCase in code: this plugin is the one seam. jsonb values keep their keys. */
export function createDatabase<DB>(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCase({ maintainNestedObjectKeys: true })],
  })
}
