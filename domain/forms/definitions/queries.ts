import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Refusal } from '#domain/archives/policy.ts'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { tokensOf } from '#platform/core/chinese/search-tokens.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { has } from '#platform/core/rights.ts'
import { whyNotFill } from '../policy.ts'
import { readPosts } from '../posts/queries.ts'
import { type Addition, broughtForm, type Definition, formsOfPacks, isOffered, withOptions } from './rules.ts'

type Stored = Omit<Definition, 'form' | 'isStored'> & { definition: FormDefinition; additions: Addition[] | null }

const additions = sql`(select jsonb_agg(jsonb_build_object('field', o.field, 'key', o.key, 'label', o.label) order by o.id)
  from form_options o where o.form_key = d.key) as additions`

function definitionOf({ definition, additions: own, ...row }: Stored): Definition {
  return { ...row, form: withOptions(definition, own ?? []), isStored: true }
}

/** The id version 1 of a trade's form has, whether it is stored yet or not, so that it can be named before its first use. */
export function firstIdOf(key: string): string {
  const hex = createHash('sha256').update(`form definition ${key} 1`).digest('hex')
  // Version 8 and the RFC's variant: an id made by a rule of our own (RFC 9562 §5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function asBrought(key: string): Definition | undefined {
  const brought = broughtForm(key)
  if (brought === undefined) return undefined
  const { pack, form } = brought
  return { id: firstIdOf(key), key, version: 1, pack, form, state: 'published', isStored: false }
}

/** The version in force: the newest that was published, or what the trade brings. Retired ones too; absent is undefined. */
export async function findCurrent(context: Pick<Context, 'db'>, key: string): Promise<Definition | undefined> {
  const { rows } = await sql<Stored>`select d.id, d.key, d.version, d.pack, d.state, d.definition, ${additions}
    from form_definitions d where d.key = ${key} and d.state <> 'draft' order by d.version desc limit 1`.execute(
    context.db,
  )
  if (rows[0] !== undefined) return definitionOf(rows[0])
  const brought = asBrought(key)
  if (brought === undefined) return undefined
  const own =
    await sql<Addition>`select field, key, label from form_options where form_key = ${key} order by id`.execute(
      context.db,
    )
  return { ...brought, form: withOptions(brought.form, own.rows) }
}

export async function currentDefinition(context: Pick<Context, 'db'>, key: string): Promise<Definition> {
  const found = await findCurrent(context, key)
  if (found === undefined) throw new AppError('missing', 'form.unknown_form', { form: key.slice(0, 40) })
  return found
}

/** The version a record was filled on. */
export async function readDefinition(context: Pick<Context, 'db'>, id: string): Promise<Definition> {
  const { rows } = await sql<Stored>`select d.id, d.key, d.version, d.pack, d.state, d.definition, ${additions}
    from form_definitions d where d.id = ${id}`.execute(context.db)
  if (rows[0] === undefined) throw new AppError('missing', 'record.missing')
  return definitionOf(rows[0])
}

/** @throws AppError('conflict', 'form.switched_off') for forms of trades that are off and for retired ones. */
export async function offeredDefinition(context: Pick<Context, 'db'>, key: string): Promise<Definition> {
  const [definition, firm] = [await currentDefinition(context, key), await readFirm(context.db)]
  if (!isOffered(definition, firm.packs)) throw new AppError('conflict', 'form.switched_off')
  return definition
}

export type Offered = Omit<Definition, 'form'> & { form: Omit<FormDefinition, 'sections'> & Partial<FormDefinition> }

/** Every form the firm is offered, without what it asks: the catalogue is drawn from the heads. */
export async function readOffered(context: Pick<Context, 'db'>): Promise<Offered[]> {
  return (await readKnown(context)).filter((one) => !one.isOff)
}

/** The same, and forms the firm worked with once: taken out of use, or of a trade that is switched off. */
async function readKnown(context: Pick<Context, 'db'>): Promise<(Offered & { isOff: boolean })[]> {
  const firm = await readFirm(context.db)
  const { rows } = await sql<
    Omit<Stored, 'additions'>
  >`select distinct on (d.key) d.id, d.key, d.version, d.pack, d.state,
      d.definition - 'sections' as definition
    from form_definitions d where d.state <> 'draft' order by d.key, d.version desc`.execute(context.db)
  const stored = new Set(rows.map((row) => row.key))
  const brought = formsOfPacks(firm.packs)
    .filter(({ form }) => !stored.has(form.key))
    .flatMap(({ form }) => asBrought(form.key) ?? [])
  const own = rows.map(({ definition, ...row }) => ({ ...row, form: definition, isStored: true }))
  return [...own, ...brought]
    .map((one) => ({ ...one, isOff: !isOffered(one, firm.packs) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

const text = z.object({ zh: z.string(), en: z.string() })
const way = z.enum(['link', 'sheet', 'scan'])
const sensitivity = z.enum(['personal', 'secret']).nullable()

const catalogueRow = z.object({
  key: z.string(),
  title: text,
  otherNames: z.array(z.string()),
  code: z.string().nullable(),
  pack: z.string().nullable(),
  about: text,
  version: z.int(),
  shape: z.enum(['sheet', 'register']),
  subject: z.string(),
  subjectKinds: z.array(z.string()).nullable(),
  isSingle: z.boolean(),
  records: z.int(),
  /** No longer filled in: taken out of use, or its trade is switched off. */
  isOff: z.boolean(),
  mayFill: z.boolean(),
  /** Why not. */
  reason: z.string().nullable(),
  ways: z.array(way),
  sensitivity,
})

export const formCatalogue = query({
  name: 'form.catalogue',
  about: 'The forms on offer, with what the caller may do with each',
  needs: { right: 'forms.read' },
  input: z.strictObject({
    pack: z.string().max(40).optional(),
    subject: z.string().max(40).optional(),
    search: z.string().max(100).optional(),
    /** Also forms that are no longer filled in, as long as there are records of them. */
    withOff: z.boolean().default(false),
  }),
  output: z.object({ rows: z.array(catalogueRow) }),
  async run(context, { pack, subject, search, withOff }) {
    const posts = await readPosts(context)
    const { rows: counts } = await sql<{ key: string; live: number }>`select form_key as key, sum(live)::bigint as live
      from form_counts group by form_key`.execute(context.db)
    const live = new Map(counts.map((row) => [row.key, row.live]))
    const wanted = (search ?? '').normalize('NFKC').trim().toLowerCase()
    const rows = (await readKnown(context))
      .filter((one) => !one.isOff || (withOff && (live.get(one.key) ?? 0) > 0))
      .filter((one) => pack === undefined || (one.pack ?? 'own') === pack)
      .filter((one) => subject === undefined || one.form.subject === subject)
      .filter(({ form }) => wanted === '' || isNamed(form, wanted))
    return {
      rows: rows.map(({ key, version, pack: from, form, isOff }) => {
        const refusal: Refusal | undefined = isOff
          ? { kind: 'conflict', code: 'form.switched_off' }
          : whyNotFill(context.actor, form.flow, posts)
        return {
          key,
          title: form.title,
          otherNames: [...(form.otherNames ?? [])],
          code: form.code ?? null,
          pack: from,
          about: form.about,
          version,
          shape: form.shape,
          subject: form.subject,
          subjectKinds: form.subjectKinds === undefined ? null : [...form.subjectKinds],
          isSingle: form.isSingle === true,
          records: live.get(key) ?? 0,
          isOff,
          mayFill: refusal === undefined,
          reason: refusal === undefined ? null : context.t(refusal.code, refusal.params),
          ways: [...(form.ways ?? [])],
          sensitivity: form.sensitivity ?? null,
        }
      }),
    }
  },
})

/** Found by a part of a name or number, or by pinyin and initials as everything else is. */
function isNamed(form: Omit<FormDefinition, 'sections'>, wanted: string): boolean {
  const names = namesOf(form)
  if (names.some((name) => name.includes(wanted))) return true
  const { tokens } = queryOf(wanted)
  const own = tokensFor(names)
  return tokens.length > 0 && tokens.every((token) => own.has(token))
}

// Reading 153 titles aloud takes a quarter of a second; they change when a form is published.
const spoken = new Map<string, ReadonlySet<string>>()

function tokensFor(names: readonly string[]): ReadonlySet<string> {
  const key = names.join('\n')
  const known = spoken.get(key)
  if (known) return known
  const made = new Set(
    tokensOf({ names: names.map((text) => ({ text, person: false })), words: [], numbers: [], phones: [] }),
  )
  spoken.set(key, made)
  return made
}

function namesOf(form: Omit<FormDefinition, 'sections'>): string[] {
  return [form.key, form.code ?? '', form.title.zh, form.title.en, ...(form.otherNames ?? [])].map((one) =>
    one.normalize('NFKC').toLowerCase(),
  )
}

export const definitionOutput = z.object({
  id: z.uuid(),
  key: z.string(),
  version: z.int(),
  pack: z.string().nullable(),
  state: z.enum(['draft', 'published', 'retired']),
  /** A FormDefinition of platform/core/forms/definition.ts, with the options the firm added. */
  definition: z.unknown() as unknown as z.ZodType<FormDefinition>,
  mayDesign: z.boolean(),
  /** No longer filled in: taken out of use, or its trade is switched off. */
  isOff: z.boolean(),
})

export const getDefinition = query({
  name: 'form.definition',
  about: 'What a form asks: the version in force, or the one named',
  needs: { right: 'forms.read' },
  input: z.strictObject({ key: z.string().max(40), version: z.int().min(1).optional() }),
  output: definitionOutput,
  async run(context, { key, version }) {
    const found = await findVersion(context, key, version)
    const current = version === undefined ? found : await currentDefinition(context, key)
    const { packs } = await readFirm(context.db)
    return { ...shown(found), mayDesign: has(context.actor, 'forms.design'), isOff: !isOffered(current, packs) }
  },
})

export function shown({ id, key, version, pack, state, form }: Definition) {
  return { id, key, version, pack, state, definition: form }
}

async function findVersion(context: Context, key: string, version: number | undefined): Promise<Definition> {
  const current = await currentDefinition(context, key)
  if (version === undefined || version === current.version) return current
  const row = await context.db
    .selectFrom('formDefinitions')
    .select('id')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('missing', 'record.missing')
  return await readDefinition(context, row.id)
}

export const definitionQueries = [formCatalogue, getDefinition] as const
