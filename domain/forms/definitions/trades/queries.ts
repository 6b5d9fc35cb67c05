import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { packForms } from '#packs/forms.ts'
import { upgradesOf } from '../upgrading/queries.ts'

export const formsOfPack = query({
  name: 'form.ofPack',
  about: 'How far the firm works with the forms of a trade: records, forms it changed, newer editions that wait',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ pack: z.string().max(40) }),
  output: z.object({ forms: z.int(), used: z.int(), records: z.int(), changed: z.int(), newer: z.int() }),
  async run(context, { pack }) {
    const { rows } = await sql<{ used: number; records: number }>`
      select count(*)::int as used, coalesce(sum(live), 0)::bigint as records from (
        select form_key, sum(live) as live from form_counts where form_key in
          (select key from form_definitions where pack = ${pack}) group by form_key having sum(live) > 0) counted`.execute(
      context.db,
    )
    const { rows: changes } = await sql<{ changed: number }>`select count(*)::int as changed from (
        select distinct on (d.key) d.brought, d.definition from form_definitions d
        where d.pack = ${pack} and d.state <> 'draft' order by d.key, d.version desc) current
      where brought is distinct from definition and brought is not null`.execute(context.db)
    return {
      forms: packForms[pack]?.length ?? 0,
      used: rows[0]?.used ?? 0,
      records: Number(rows[0]?.records ?? 0),
      changed: changes[0]?.changed ?? 0,
      newer: (await upgradesOf(context)).filter((one) => one.pack === pack).length,
    }
  },
})

export const tradesQueries = [formsOfPack] as const
