import { createHash } from 'node:crypto'
import { customer } from '#domain/archives/schema.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import { currentDefinition, readOffered } from '#domain/forms/definitions/queries.ts'
import type { Context } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { packCadences } from '#packs/cadences.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import type { CadencePlan, PackCadence } from '#platform/core/pack-cadences.ts'
import type { Shapes } from './generating/anchors/queries.ts'
import type { Rule } from './generating/rules.ts'
import { hasUnset, type Known } from './rules.ts'

/** The id a trade's cadence has, whether it is stored yet or not, so that it can be named before. */
export function idOfKey(key: string): string {
  const hex = createHash('sha256').update(`cadence ${key}`).digest('hex')
  // Version 8 and the RFC's variant: an id made by a rule of our own (RFC 9562 §5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export type Brought = PackCadence & { pack: string; id: string }

/** What the trades that are switched on bring; the core always is. */
export async function broughtCadences(context: Pick<Context, 'db'>): Promise<Brought[]> {
  const { packs } = await readFirm(context.db)
  return ['core', ...packs.filter((pack) => pack !== 'core')].flatMap((pack) =>
    (packCadences[pack] ?? []).map((one) => ({ ...one, pack, id: idOfKey(one.key) })),
  )
}

/** Whether what a trade brings runs by itself: every number is set. */
export const runsAsBrought = (plan: CadencePlan): boolean => !hasUnset(plan)

/** The cadences in force: those of trades that were switched off rest. */
export async function rulesInForce(context: Pick<Context, 'db'>): Promise<Rule[]> {
  const { packs } = await readFirm(context.db)
  const rows = await context.db
    .selectFrom('cadences')
    .select(['id', 'key', 'pack', 'name', 'edition', 'plan', 'inForceOn', 'policyVersionId'])
    .where('state', '=', 'on')
    .orderBy('id')
    .execute()
  return rows
    .filter((row) => row.pack === null || row.pack === 'core' || packs.includes(row.pack))
    .flatMap(({ pack: _, inForceOn, ...row }) => (inForceOn === null ? [] : [{ ...row, inForceOn }]))
}

/** The firm's own fields and the forms the plans speak of. */
export async function readShapes(context: Pick<Context, 'db'>, plans: readonly CadencePlan[]): Promise<Shapes> {
  const keys = new Set(
    plans
      .flatMap((plan) => [plan.anchor.kind === 'form' ? plan.anchor.form : '', plan.done.form ?? ''])
      .filter(Boolean),
  )
  const forms = new Map<string, FormDefinition>()
  for (const key of keys) {
    const found = await currentDefinition(context, key).catch(() => undefined)
    if (found !== undefined) forms.set(key, found.form)
  }
  return { extra: (await readStandard(context)).extra, forms }
}

/** What a plan of this firm may name. */
export async function readKnown(context: Pick<Context, 'db'>): Promise<Known> {
  const posts = await context.db.selectFrom('posts').select(['id', 'key']).execute()
  const offered = await readOffered(context)
  const { extra } = await readStandard(context)
  const dates = Object.entries({ ...extra, ...customer.fields }).filter(([, field]) => field.type === 'date')
  const stored = await context.db.selectFrom('cadences').select('key').where('key', 'is not', null).execute()
  const brought = await broughtCadences(context)
  return {
    posts: new Set(posts.flatMap((one) => [one.id, ...(one.key === null ? [] : [one.key])])),
    forms: new Set(offered.map((one) => one.key)),
    dateFields: new Set(dates.map(([key]) => key)),
    cadences: new Set([...stored.flatMap((one) => one.key ?? []), ...brought.map((one) => one.key)]),
  }
}
