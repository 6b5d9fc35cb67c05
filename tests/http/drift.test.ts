import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columnOf, type Entity, fieldTypes } from '#platform/core/fields.ts'
import { entities } from '#server/entities.ts'
import { createTestDatabase } from '../database.ts'

type Column = { type: string; isNullable: boolean }

let database: Awaited<ReturnType<typeof createTestDatabase>>
let columns: Map<string, Map<string, Column>>
let checks: string

beforeAll(async () => {
  database = await createTestDatabase()
  const client = new pg.Client(database.connection)
  await client.connect()
  const { rows } = await client.query<{ table: string; name: string; type: string; nullable: boolean }>(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`)
  columns = new Map()
  for (const row of rows) {
    const table = columns.get(row.table) ?? new Map<string, Column>()
    table.set(row.name, { type: row.type, isNullable: row.nullable })
    columns.set(row.table, table)
  }
  const found = await client.query<{ text: string }>(
    `select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c'`,
  )
  checks = found.rows.map((row) => row.text).join('\n')
  await client.end()
})
afterAll(() => database.drop())

describe('[ARC-42] declared fields and the live catalog agree', () => {
  test.each(entities.map((one: Entity) => [one.name, one] as const))('%s', (_name, entity) => {
    const table = columns.get(entity.table)
    expect(table, `table ${entity.table}`).toBeDefined()
    for (const [key, field] of Object.entries(entity.fields)) {
      const column = table?.get(columnOf(key))
      expect(column?.type, `${entity.table}.${columnOf(key)}`).toBe(fieldTypes[field.type])
      if (field.required) expect(column?.isNullable, `${entity.table}.${columnOf(key)} is required`).toBe(false)
      if (field.type !== 'option' || field.openOptions) continue
      const line = checks
        .split('\n')
        .find((one) => one.startsWith(`${entity.table} `) && new RegExp(`\\(${columnOf(key)} = `).test(one))
      for (const option of field.options ?? [])
        expect(line, `${entity.table}.${columnOf(key)}`).toContain(`'${option.key}'`)
    }
    const declared = new Set([...Object.keys(entity.fields).map(columnOf), ...(entity.internal ?? [])])
    const undeclared = [...(table?.keys() ?? [])].filter((name) => !declared.has(name))
    expect(undeclared, `columns of ${entity.table} that no field declares`).toEqual([])
  })
})
