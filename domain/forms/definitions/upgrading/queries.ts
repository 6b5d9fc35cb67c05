import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { currentDefinition } from '../queries.ts'
import { broughtForm, formsOfPacks, isNewer } from '../rules.ts'

const ground = sql`coalesce(d.brought, case when d.pack is not null and d.based_on is null then d.definition end) as ground`

/** The trade's own text a version stands on; undefined for a form the firm drew itself. */
export async function groundOf(context: Pick<Context, 'db'>, id: string): Promise<FormDefinition | undefined> {
  const { rows } = await sql<{
    ground: FormDefinition | null
  }>`select ${ground} from form_definitions d where d.id = ${id}`.execute(context.db)
  return rows[0]?.ground ?? undefined
}

const upgradeRow = z.object({
  key: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  pack: z.string(),
  version: z.int(),
  /** Whether the firm changed the form: then there is something to merge, and not only to take over. */
  isChanged: z.boolean(),
  draftId: z.uuid().nullable(),
})

type InUse = {
  id: string
  key: string
  version: number
  ground: FormDefinition | null
  isChanged: boolean
  draftId: string | null
}

/** Forms in use whose trade brings another text by now, with that text. */
export async function upgradesOf(context: Pick<Context, 'db'>) {
  const { packs } = await readFirm(context.db)
  const { rows: stored } = await sql<InUse>`select distinct on (d.key) d.id, d.key, d.version, ${ground},
      coalesce(d.brought <> d.definition, false) as is_changed,
      (select x.id from form_definitions x where x.key = d.key and x.state = 'draft') as draft_id
    from form_definitions d where d.state <> 'draft' and d.pack is not null order by d.key, d.version desc`.execute(
    context.db,
  )
  const inUse = new Map(stored.map((row) => [row.key, row]))
  return formsOfPacks(packs).flatMap(({ pack, form }) => {
    const current = inUse.get(form.key)
    if (current === undefined || !isNewer(form, current.ground ?? undefined)) return []
    const { ground: _, ...row } = current
    return [{ ...row, pack, form }]
  })
}

export const formUpgrades = query({
  name: 'form.upgrades',
  about: 'Forms of which the trade has a newer edition than the one in use',
  needs: { right: 'forms.design' },
  input: z.strictObject({}),
  output: z.object({ rows: z.array(upgradeRow) }),
  async run(context) {
    const found = await upgradesOf(context)
    return { rows: found.map(({ id: _, form, ...row }) => ({ ...row, title: form.title })) }
  },
})

export const formDrafts = query({
  name: 'form.versions',
  about: 'The versions of a form, the newest first, its draft among them',
  needs: { right: 'forms.design' },
  input: z.strictObject({ key: z.string().max(40) }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        version: z.int(),
        revision: z.int(),
        state: z.enum(['draft', 'published', 'retired']),
        note: z.string().nullable(),
        publishedAt: z.string().nullable(),
        publishedByName: z.string().nullable(),
        updatedAt: z.string(),
        /** The text of the draft; published ones are read by form.definition. */
        definition: z.unknown().nullable(),
      }),
    ),
  }),
  async run(context, { key }) {
    const { rows } = await sql<{
      id: string
      version: number
      revision: number
      state: 'draft' | 'published' | 'retired'
      note: string | null
      publishedAt: string | null
      publishedByName: string | null
      updatedAt: string
      definition: unknown
    }>`select d.id, d.version, d.revision, d.state, d.note, d.published_at, s.name as published_by_name, d.updated_at,
        case when d.state = 'draft' then d.definition end as definition
      from form_definitions d left join staff s on s.id = d.published_by where d.key = ${key} order by d.version desc`.execute(
      context.db,
    )
    return { rows }
  },
})

const text = z.unknown() as unknown as z.ZodType<FormDefinition>

export const formUpgrade = query({
  name: 'form.upgrade',
  about: 'What a newer edition of the trade stands beside: the edition in use, the newer one, and the firm’s own text',
  needs: { right: 'forms.design' },
  input: z.strictObject({ key: z.string().max(40) }),
  output: z.object({ base: text, theirs: text, mine: text, draftId: z.uuid().nullable() }),
  async run(context, { key }) {
    const brought = broughtForm(key)
    const current = await currentDefinition(context, key)
    const ground = current.isStored ? await groundOf(context, current.id) : undefined
    if (brought === undefined || !isNewer(brought.form, ground)) throw new AppError('conflict', 'form.no_upgrade')
    const { rows } = await sql<{ id: string; state: string; definition: FormDefinition }>`select id, state, definition
      from form_definitions where key = ${key} and (state = 'draft' or id = ${current.id})`.execute(context.db)
    return {
      base: ground,
      theirs: brought.form,
      mine: rows.find((row) => row.id === current.id)?.definition ?? current.form,
      draftId: rows.find((row) => row.state === 'draft')?.id ?? null,
    }
  },
})

export const upgradingQueries = [formUpgrades, formDrafts, formUpgrade] as const
