import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { everything } from '#platform/core/conditions.ts'
import { compileCondition, likePattern } from '#platform/server/condition-sql.ts'
import { defaultLimit, listInput, readPage } from '#platform/server/list.ts'
import { outsideParty } from './schema.ts'

const row = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  name: z.string(),
  organisation: z.string().nullable(),
  contactName: z.string().nullable(),
  phones: z.array(z.string()).nullable(),
  emails: z.array(z.string()).nullable(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string().nullable(),
  note: z.string().nullable(),
  isActive: z.boolean(),
})

export const listOutsideParties = query({
  name: 'outsideParty.list',
  about: 'People and firms outside who take part in the work (ROL-13)',
  needs: { right: 'staff.read' },
  input: listInput,
  output: z.object({ rows: z.array(row), next: z.string().nullable() }),
  async run(context, { condition = everything, sort = [{ field: 'name' }], cursor, limit = defaultLimit }) {
    const { now, actor } = context
    const search = (text: string) => sql`outside_parties.name ilike ${likePattern(text, '%', '%')}`
    const target = { fields: outsideParty.fields, alias: 'outside_parties', search }
    return await readPage<z.output<typeof row>>(context.db as never, {
      from: sql`outside_parties left join departments on departments.id = outside_parties.department_id`,
      alias: 'outside_parties',
      select: sql`outside_parties.*, departments.name as department_name`,
      where: compileCondition(condition, target, { now, actorId: actor.id, departmentIds: actor.departmentIds }),
      fields: outsideParty.fields,
      sort,
      cursor,
      limit,
    })
  },
})

export const outsideQueries = [listOutsideParties] as const
