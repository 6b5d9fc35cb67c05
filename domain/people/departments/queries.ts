import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { inTreeOrder } from './rules.ts'

const row = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: z.enum(['department', 'branch']),
  parentId: z.uuid().nullable(),
  position: z.int(),
  keeperId: z.uuid().nullable(),
  keeperName: z.string().nullable(),
  ownsArchives: z.boolean(),
  staffCount: z.int(),
})

export const readDepartmentTree = query({
  name: 'department.tree',
  about: 'All departments in tree order, each with its depth, archive keeper (ARC-23) and number of staff',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(row.extend({ depth: z.int() })) }),
  async run(context) {
    const { rows } = await sql<z.output<typeof row>>`
      select departments.id, departments.version, departments.name, departments.name_en, departments.kind, departments.parent_id, departments.position,
        departments.keeper_id, keeper.name as keeper_name, departments.owns_archives,
        (select count(*) from staff where staff.department_id = departments.id and staff.is_active) as staff_count
      from departments left join staff keeper on keeper.id = departments.keeper_id`.execute(context.db)
    return { rows: inTreeOrder(rows) }
  },
})

export const departmentQueries = [readDepartmentTree] as const
