import { sql } from 'kysely'
import { z } from 'zod'
import { frameOf, paperOf } from '#domain/archives/print/making/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { layoutOf } from '../../print/layouts/rules.ts'
import { blankBlocks, headOf } from '../../print/rules.ts'
import { currentDefinition, readDefinition } from '../queries.ts'

const needs = { right: 'forms.design' }
const text = z.object({ zh: z.string(), en: z.string() })

export const formDesigns = query({
  name: 'form.designs',
  about: 'Forms that are being drawn up, and those taken out of use',
  needs,
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        title: text,
        pack: z.string().nullable(),
        version: z.int(),
        state: z.enum(['draft', 'retired']),
        updatedAt: z.string(),
        updatedByName: z.string().nullable(),
      }),
    ),
  }),
  async run(context) {
    const { rows } = await sql<{
      key: string
      title: FormDefinition['title']
      pack: string | null
      version: number
      state: 'draft' | 'retired'
      updatedAt: string
      updatedByName: string | null
    }>`select d.key, d.definition -> 'title' as title, d.pack, d.version, d.state, d.updated_at, s.name as updated_by_name
      from form_definitions d left join staff s on s.id = d.updated_by
      where d.state = 'draft' or (d.state = 'retired'
        and not exists (select 1 from form_definitions n where n.key = d.key and n.state <> 'draft' and n.version > d.version))
      order by d.state, d.updated_at desc, d.key`.execute(context.db)
    return { rows }
  },
})

export const proofForm = query({
  name: 'form.proof',
  about: 'How a version of a form, its draft too, will look on paper: a picture of it empty',
  needs,
  input: z.strictObject({ key: z.string().max(40), version: z.int().min(1).optional() }),
  output: z.object({ svg: z.string(), pages: z.int() }),
  perMinute: 120,
  async run(context, { key, version }) {
    const { form, version: shown } = await versionOf(context, key, version)
    const settings = { layout: layoutOf(form, {}), copies: 1, marks: 'none' as const }
    const frame = await frameOf(context, settings, { printedAt: context.now.toISOString() })
    const paper = paperOf(
      frame,
      headOf(form, context.language, { version: shown }),
      blankBlocks(form, { language: context.language, layout: settings.layout }),
    )
    return await context.printer.picture([paper])
  },
})

async function versionOf(context: Context, key: string, version: number | undefined) {
  const row =
    version === undefined
      ? undefined
      : await context.db
          .selectFrom('formDefinitions')
          .select('id')
          .where('key', '=', key)
          .where('version', '=', version)
          .executeTakeFirst()
  return row === undefined ? await currentDefinition(context, key) : await readDefinition(context, row.id)
}

export const designingQueries = [formDesigns, proofForm] as const
