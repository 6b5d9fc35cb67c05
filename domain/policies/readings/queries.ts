import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'

const reader = z.object({
  staffId: z.uuid(),
  name: z.string(),
  departmentName: z.string().nullable(),
  readAt: z.string().nullable(),
})

export const policyReaders = query({
  name: 'policy.readers',
  about: 'Who of those concerned has read a version of a policy, and when; who has not comes first',
  needs: { right: 'policy.manage' },
  input: z.strictObject({ versionId: z.uuid() }),
  output: z.object({ read: z.int(), rows: z.array(reader) }),
  async run(context, { versionId }) {
    const { rows } = await sql<
      z.output<typeof reader>
    >`select s.id as staff_id, s.name, d.name as department_name, r.read_at
      from policy_versions v join policies p on p.id = v.policy_id
        join staff s on s.is_active and (p.audience is null or p.audience ? s.department_id::text)
        left join departments d on d.id = s.department_id
        left join policy_readings r on r.policy_version_id = v.id and r.staff_id = s.id
      where v.id = ${versionId} order by r.read_at nulls first, s.sort_key`.execute(context.db)
    return { read: rows.filter((row) => row.readAt !== null).length, rows }
  },
})

export const readingsQueries = [policyReaders] as const
