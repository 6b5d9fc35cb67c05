import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { superiorsSql } from '#domain/people/posts/queries.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { notify } from '../notices/commands.ts'
import { type Raised, tellRaised } from './raising/commands.ts'
import { sendAt } from './rules.ts'

type Due = {
  staffId: string
  name: string
  phone: string | null
  departmentIds: string[]
  today: number
  overdue: number
  quietFrom: string | null
  quietTo: string | null
}

/** In the morning everybody hears what is due today and what is late, once a day, under the bell; mails say more and are the workbench's. */
export const remindMorning: Job = {
  name: 'reminder.morning',
  // 07:30 in China.
  cron: '30 23 * * *',
  async run(_context, _payload, { step }) {
    await step(async (context) => {
      const day = chinaDay(context.now)
      const { rows } =
        await sql<Due>`select s.id as staff_id, s.name, s.phones[1] as phone, coalesce(d.path, array[s.department_id]) as department_ids, count(*) filter (where t.due_on = ${day})::int as today,
          count(*) filter (where t.due_on < ${day})::int as overdue, r.quiet_from, r.quiet_to
        from tasks t join staff s on s.id = t.owner_id join accounts a on a.id = s.id left join reminder_settings r on r.staff_id = s.id
        left join departments d on d.id = s.department_id where t.state = 'open' and t.due_on <= ${day} and s.is_active and a.disabled_at is null
        group by s.id, a.email, r.staff_id, d.id order by s.id`.execute(context.db)
      await notify(
        context,
        rows.map(({ staffId, today, overdue }) => ({
          to: staffId,
          kind: 'morning' as const,
          facts: { today, overdue },
          eventKey: `morning:${day}`,
        })),
      )
      await tellRobots(context, day, rows)
    })
  },
}

function timeFor(context: Context, { quietFrom, quietTo }: Due): Date | undefined {
  return sendAt(context.now, quietFrom === null || quietTo === null ? undefined : { from: quietFrom, to: quietTo })
}

/** Robots of group chats belong to a later noun and are told through the queue, inside this transaction. */
async function tellRobots(context: Context, day: string, rows: readonly Due[]): Promise<void> {
  const people = rows.map((one) => ({
    staffId: one.staffId,
    name: one.name,
    phone: one.phone,
    departmentIds: one.departmentIds,
    today: one.today,
    overdue: one.overdue,
    at: timeFor(context, one)?.toISOString() ?? null,
  }))
  if (people.length > 0) await context.job('robot.morning', { day, people }, { key: `robot.morning:${day}` })
}

/** What stays overdue is shown to the owner's superior, once (VIS-35); how many days that takes is a number of the rules. */
export const escalateOverdue: Job = {
  name: 'task.escalate',
  // 07:25 in China, so that the morning's notices come with it.
  cron: '25 23 * * *',
  async run(_context, _payload, { step }) {
    await step(async (context) => {
      const days = (await readNumbers(context.db))['tasks.escalateDays']
      if (days === null) return
      // The superior of who owns it; nobody's task goes to the superior of whoever made it.
      const { rows } = await sql<Raised>`with ${superiorsSql},
          late as (update tasks set escalated_at = ${context.now.toISOString()} where state = 'open' and escalated_at is null
            and due_on <= ${addDays(chinaDay(context.now), -days)} returning id, title, due_on, owner_id, created_by)
        select l.id, l.title, l.due_on::text as due_on, o.name as who, coalesce(u.superior_id, v.superior_id, m.id) as "to"
        from late l left join staff o on o.id = l.owner_id left join superiors u on u.id = l.owner_id
          left join staff m on m.id = l.created_by and l.owner_id is null left join superiors v on v.id = m.id`.execute(
        context.db,
      )
      await tellRaised(context, rows)
    })
  },
}

export const remindingJobs = [remindMorning, escalateOverdue]
