import { sql } from 'kysely'
import { z } from 'zod'
import { readOffered } from '#domain/forms/definitions/queries.ts'
import { recordScopeSql } from '#domain/forms/records/queries.ts'
import { query } from '#domain/kit.ts'
import { addMonths, chinaDay } from '#platform/core/time.ts'
import { absentPosts, presentStaff } from './rules.ts'

// A quarter shows whether meetings are frequent (EVT-01).
const lookBackMonths = 3
const mostListed = 200

const meeting = z.object({
  id: z.uuid(),
  formKey: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  happenedOn: z.string(),
  ownerName: z.string().nullable(),
  /** Of the posts that should have been there, those of which nobody was. */
  absent: z.array(z.string()),
  tasks: z.int(),
  tasksOpen: z.int(),
  tasksLate: z.int(),
  told: z.int(),
})

export const listMeetings = query({
  name: 'event.list',
  about:
    'Papers of meetings and company events of the last three months: who should have been there and was not, what was decided and is still open (EVT-01, EVT-03)',
  needs: { right: 'forms.read' },
  input: z.strictObject({}),
  output: z.object({
    since: z.string(),
    forms: z.array(
      z.object({ key: z.string(), title: z.object({ zh: z.string(), en: z.string() }), last: z.string().nullable() }),
    ),
    rows: z.array(meeting),
  }),
  async run(context) {
    const today = chinaDay(context.now)
    const since = addMonths(today, -lookBackMonths)
    const forms = (await readOffered(context)).filter(
      ({ form }) => form.follows !== undefined && form.subject === 'firm',
    )
    const keys = forms.map((one) => one.key)
    const { rows } = await sql<{
      id: string
      formKey: string
      number: string | null
      title: string
      happenedOn: string
      ownerName: string | null
      values: Record<string, unknown>
      tasks: number
      tasksOpen: number
      tasksLate: number
      told: number
    }>`select r.id, r.form_key, r.number, r.title, r.happened_on, s.name as owner_name, r."values",
        count(t.id)::int as tasks, count(t.id) filter (where t.state = 'open')::int as tasks_open,
        count(t.id) filter (where t.state = 'open' and t.due_on < ${today})::int as tasks_late,
        (select count(*)::int from journal_entries j where j.event_key like 'follow:' || r.id || ':%') as told
      from form_records r left join staff s on s.id = r.owner_id left join tasks t on t.origin like 'form:' || r.id || ':%'
      where r.form_key = any(${keys}::text[]) and r.state not in ('draft', 'voided') and r.sealed_at is null and r.happened_on >= ${since}
        and ${recordScopeSql(context, 'forms.read', 'r')}
      group by r.id, s.name order by r.happened_on desc, r.id desc limit ${mostListed}`.execute(context.db)
    const wanted = new Map(
      forms.flatMap(({ key, form }) => (form.follows?.present ? [[key, form.follows.present] as const] : [])),
    )
    const people = rows.flatMap(({ formKey, values }) => {
      const present = wanted.get(formKey)
      return present === undefined ? [] : presentStaff(present, values)
    })
    const { rows: posts } = await sql<{
      id: string
      title: string
    }>`select s.id, p.title from staff s join posts p on p.id = s.post_id
      where s.id = any(${people}::uuid[])`.execute(context.db)
    const postOf = new Map(posts.map((row) => [row.id, row.title]))
    context.audit({ kind: 'list', subject: 'formRecord', ids: rows.map((row) => row.id), detail: { list: 'events' } })
    return {
      since,
      forms: forms.map(({ key, form }) => ({
        key,
        title: form.title,
        last: rows.find((row) => row.formKey === key)?.happenedOn ?? null,
      })),
      rows: rows.map(({ values, ...row }) => {
        const present = wanted.get(row.formKey)
        const held = present === undefined ? [] : presentStaff(present, values).flatMap((id) => postOf.get(id) ?? [])
        return { ...row, absent: present === undefined ? [] : absentPosts(present.posts, held) }
      }),
    }
  },
})

export const eventsQueries = [listMeetings] as const
