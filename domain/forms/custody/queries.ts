import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { recordScopeSql } from '../records/queries.ts'
import { formRecord } from '../schema.ts'
import { movementKinds } from './schema.ts'

const movementKind = z.enum(Object.keys(movementKinds) as [keyof typeof movementKinds])

export const movementRow = z.object({
  id: z.uuid(),
  kind: movementKind,
  fromId: z.uuid(),
  toId: z.uuid(),
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  purpose: z.string().nullable(),
  dueOn: z.string().nullable(),
  movedAt: z.string(),
  movedBy: z.uuid(),
})

/** A paper's way through the hands, the latest first. */
export async function movementsOf(context: Pick<Context, 'db'>, recordId: string) {
  const { rows } = await sql<
    z.output<typeof movementRow>
  >`select m.id, m.kind, m.from_id, m.to_id, f.name as from_name, t.name as to_name,
      m.purpose, m.due_on, m.moved_at, m.moved_by
    from form_movements m left join staff f on f.id = m.from_id left join staff t on t.id = m.to_id
    where m.record_id = ${recordId} order by m.id desc limit 200`.execute(context.db)
  return rows
}

// The drawer of what is out: a keeper works it off from the top.
const mostOut = 500

export const drawnForms = query({
  name: 'form.drawn',
  about: 'Papers that are out of keeping, the longest overdue first',
  needs: { right: 'forms.keep' },
  input: z.strictObject({ isOverdue: z.boolean().optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        formKey: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        holderId: z.uuid(),
        holderName: z.string().nullable(),
        purpose: z.string().nullable(),
        dueOn: z.string().nullable(),
        movedAt: z.string().nullable(),
        isOverdue: z.boolean(),
      }),
    ),
  }),
  async run(context, { isOverdue = false }) {
    const today = chinaDay(context.now)
    const { rows } = await sql<{
      id: string
      formKey: string
      number: string | null
      title: string
      holderId: string
      holderName: string | null
      purpose: string | null
      dueOn: string | null
      movedAt: string | null
      isOverdue: boolean
    }>`select r.id, r.form_key, r.number, r.title, r.holder_id, s.name as holder_name, m.purpose, m.due_on, m.moved_at,
        coalesce(m.due_on < ${today}::date, false) as is_overdue
      from form_records r left join staff s on s.id = r.holder_id
        left join lateral (select * from form_movements m where m.record_id = r.id order by m.id desc limit 1) m on true
      where r.keeper_id is not null and r.holder_id <> r.keeper_id and r.state <> 'voided' and ${recordScopeSql(context, 'forms.keep', 'r')}
        and (${!isOverdue} or m.due_on < ${today}::date)
      order by m.due_on nulls last, r.id limit ${mostOut}`.execute(context.db)
    context.audit({ kind: 'list', subject: formRecord.name, ids: rows.map((row) => row.id), detail: { out: true } })
    return { rows }
  },
})

export const custodyQueries = [drawnForms] as const
