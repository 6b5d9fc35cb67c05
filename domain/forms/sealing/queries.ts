import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { recordScopeSql } from '../records/queries.ts'
import { formRecord } from '../schema.ts'
import { lookStates } from './schema.ts'

const lookRow = z.object({
  id: z.uuid(),
  recordId: z.uuid(),
  formKey: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  askedBy: z.uuid(),
  askedByName: z.string().nullable(),
  askedAt: z.string(),
  purpose: z.string(),
  state: z.enum(Object.keys(lookStates) as [keyof typeof lookStates]),
  until: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
})
const mostLooks = 200

export const listLooks = query({
  name: 'form.looks',
  about: 'Looks into sealed forms: one’s own, and those one decides on',
  needs: { right: 'forms.read' },
  input: z.strictObject({ state: z.enum(Object.keys(lookStates) as [keyof typeof lookStates]).optional() }),
  output: z.object({ rows: z.array(lookRow) }),
  async run(context, { state }) {
    const { rows } = await sql<
      z.output<typeof lookRow>
    >`select l.id, l.record_id, r.form_key, r.number, r.title, l.asked_by,
        a.name as asked_by_name, l.asked_at, l.purpose, l.state, l.until, d.name as decided_by_name, l.decided_at, l.note
      from form_looks l join form_records r on r.id = l.record_id left join staff a on a.id = l.asked_by left join staff d on d.id = l.decided_by
      where (l.asked_by = ${context.actor.id} or ${recordScopeSql(context, 'forms.unseal', 'r')})
        and (${state ?? null}::text is null or l.state = ${state ?? null})
      order by l.asked_at desc, l.id desc limit ${mostLooks}`.execute(context.db)
    context.audit({
      kind: 'list',
      subject: formRecord.name,
      ids: rows.map((row) => row.recordId),
      detail: { looks: true },
    })
    return { rows }
  },
})

export const sealingQueries = [listLooks] as const
