import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { has } from '#platform/core/rights.ts'
import { copyKinds, copyStates, formCopy, sheetStates } from './schema.ts'

const sheet = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(Object.keys(sheetStates) as [keyof typeof sheetStates]),
  note: z.string().nullable(),
})
const copyRow = z.object({
  id: z.uuid(),
  formKey: z.string(),
  recordId: z.uuid().nullable(),
  recordNumber: z.string().nullable(),
  kind: z.enum(Object.keys(copyKinds) as [keyof typeof copyKinds]),
  count: z.int(),
  purpose: z.string(),
  state: z.enum(Object.keys(copyStates) as [keyof typeof copyStates]),
  askedBy: z.uuid(),
  askedByName: z.string().nullable(),
  askedAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
  sheets: z.array(sheet),
})
const mostCopies = 100

export const listCopies = query({
  name: 'form.copies',
  about: 'Numbered copies asked for and issued, the latest first: one’s own, or all for whoever issues or keeps them',
  needs: { right: 'forms.read' },
  input: z.strictObject({
    form: z.string().max(40).optional(),
    recordId: z.uuid().optional(),
    state: z.enum(Object.keys(copyStates) as [keyof typeof copyStates]).optional(),
  }),
  output: z.object({ rows: z.array(copyRow) }),
  async run(context, { form, recordId, state }) {
    const seesAll = has(context.actor, 'forms.unseal') || has(context.actor, 'forms.keep')
    const { rows } = await sql<
      z.output<typeof copyRow>
    >`select c.id, c.form_key, c.record_id, r.number as record_number, c.kind, c.count, c.purpose,
        c.state, c.asked_by, a.name as asked_by_name, c.asked_at, d.name as decided_by_name, c.decided_at, c.note,
        coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'state', s.state, 'note', s.note) order by s.number)
          from form_sheets s where s.copy_id = c.id), '[]') as sheets
      from form_copies c left join form_records r on r.id = c.record_id
        left join staff a on a.id = c.asked_by left join staff d on d.id = c.decided_by
      where (${seesAll} or c.asked_by = ${context.actor.id}) and (${form ?? null}::text is null or c.form_key = ${form ?? null})
        and (${recordId ?? null}::uuid is null or c.record_id = ${recordId ?? null}::uuid)
        and (${state ?? null}::text is null or c.state = ${state ?? null})
      order by c.id desc limit ${mostCopies}`.execute(context.db)
    context.audit({ kind: 'list', subject: formCopy.name, ids: rows.map((row) => row.id) })
    return { rows }
  },
})

export const copiesQueries = [listCopies] as const
