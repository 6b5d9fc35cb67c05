import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'

export const listTemplates = query({
  name: 'form.templates',
  about: 'Word documents of the firm’s own a form can be filled into',
  needs: { right: 'forms.read' },
  input: z.strictObject({ form: z.string().max(40) }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        size: z.int(),
        createdAt: z.string(),
        createdByName: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { form }) {
    const { rows } = await sql<{
      id: string
      name: string
      size: number
      createdAt: string
      createdByName: string | null
    }>`select t.id, t.name, t.size, t.created_at, s.name as created_by_name
      from form_templates t left join staff s on s.id = t.created_by
      where t.form_key = ${form} and t.withdrawn_at is null order by t.name, t.id`.execute(context.db)
    return { rows }
  },
})

export const templatesQueries = [listTemplates] as const
