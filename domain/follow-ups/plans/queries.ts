import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import type { Because } from '#domain/tasks/schema.ts'
import type { CadenceTrack } from '#platform/core/pack-cadences.ts'
import { addDays, addMonths, chinaDay } from '#platform/core/time.ts'
import { answersSql, audienceSql, countingStates, replacedSql, type Shapes } from '../generating/anchors/queries.ts'
import { wantedSql } from '../generating/queries.ts'
import { becauseOf, madeByNight, type Rule, replacersOf } from '../generating/rules.ts'
import { readShapes, rulesInForce } from '../queries.ts'
import { monthsEach, periodOf } from '../rules.ts'

const planned = z.object({
  cadenceId: z.uuid(),
  cadenceName: z.string(),
  trackName: z.object({ zh: z.string(), en: z.string() }),
  nth: z.int(),
  title: z.string(),
  means: z.string(),
  dueOn: z.string(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  /** The facts of its day, as tasks keep them. */
  because: z.unknown() as unknown as z.ZodType<Because>,
})
type Planned = z.output<typeof planned>

export const planOfCustomer = query({
  name: 'followUp.coming',
  about:
    'What the cadences will still ask for with a customer in the year ahead, each day with its reason, what rests, and what may be asked for',
  needs: { right: 'task.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    rows: z.array(planned),
    pauses: z.array(
      z.object({
        id: z.uuid(),
        version: z.int(),
        cadenceName: z.string().nullable(),
        fromOn: z.string(),
        untilOn: z.string().nullable(),
        reason: z.string(),
        byName: z.string().nullable(),
      }),
    ),
    /** Follow-ups that are made only when somebody asks for them (VIS-11). */
    onRequest: z.array(
      z.object({
        cadenceId: z.uuid(),
        cadenceName: z.string(),
        track: z.string(),
        trackName: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
  }),
  async run(context, { customerId }) {
    const { id } = await reachCustomer(context, 'customer.read', customerId)
    const rules = await rulesInForce(context)
    const rows = await comingOf(context, id, rules)
    const today = chinaDay(context.now)
    const { packs } = await readFirm(context.db)
    const pauses = await context.db
      .selectFrom('cadencePauses as p')
      .leftJoin('cadences as c', 'c.id', 'p.cadenceId')
      .leftJoin('staff as s', 's.id', 'p.createdBy')
      .select(['p.id', 'p.version', 'c.name as cadenceName', 'p.fromOn', 'p.untilOn', 'p.reason', 's.name as byName'])
      .where('p.customerId', '=', id)
      .where((on) => on.or([on('p.untilOn', 'is', null), on('p.untilOn', '>=', today)]))
      // Those of a trade that was switched off rest with its cadences.
      .where((on) => on.or([on('c.pack', 'is', null), on('c.pack', 'in', ['core', ...packs])]))
      .orderBy('p.fromOn')
      .execute()
    const onRequest = await askable(context, id, rules)
    return { rows, pauses, onRequest }
  },
})

/** What may be asked for with a customer: of the rules that hold for them now, however long their plan is over. */
async function askable(context: Context, customerId: string, all: readonly Rule[]) {
  const rules = all.filter((rule) => rule.plan.tracks.some((track) => track.onRequest === true))
  if (rules.length === 0) return []
  const shapes = await readShapes(
    context,
    all.map((one) => one.plan),
  )
  const holding = await Promise.all(rules.map((rule) => holdsFor(context, customerId, rule, all, shapes)))
  return rules
    .filter((_, at) => holding[at])
    .flatMap((rule) =>
      rule.plan.tracks
        .filter((track) => track.onRequest === true)
        .map((track) => ({ cadenceId: rule.id, cadenceName: rule.name, track: track.key, trackName: track.name })),
    )
}

async function holdsFor(
  context: Context,
  customerId: string,
  rule: Rule,
  all: readonly Rule[],
  shapes: Shapes,
): Promise<boolean> {
  const { anchor, answers } = rule.plan
  const form = anchor.kind === 'form' ? shapes.forms.get(anchor.form) : undefined
  const whom = audienceSql(context, rule.plan, shapes.extra, { customerId })
  const made =
    anchor.kind !== 'form' || form === undefined
      ? sql`true`
      : sql`exists (select 1 from form_records r where r.customer_id = c.id and r.form_key = ${anchor.form} and r.state = any(${countingStates(anchor.from)}::text[])
          and ${answersSql(context, form, answers, 'r')} and not ${replacedSql(context, replacersOf(rule, all), shapes, sql`r`)})`
  const { rows } = await sql`select 1 from customers c where ${whom} and ${made}`.execute(context.db)
  return rows.length > 0
}

// As far as one plans ahead: what is asked once in each period goes on for as long as the rule holds.
const periodsAhead = 3

/** What to look at for a track: by periods the running one and those after it, else everything at once. */
function looksAt({ plan }: Rule, track: CadenceTrack, today: string): { track: CadenceTrack; periodOn?: string }[] {
  const months = plan.anchor.kind === 'period' && track.repeat !== undefined ? monthsEach(track.repeat) : undefined
  if (months === undefined) return [{ track }]
  return Array.from({ length: periodsAhead + 1 }, (_, n) => ({
    track,
    periodOn: addMonths(periodOf(today, months).from, n * months),
  }))
}

type Found = Omit<Planned, 'cadenceId' | 'cadenceName' | 'trackName' | 'because'> & {
  anchorOn: string
  every: number
  unit: NonNullable<Because['unit']>
}

async function comingOf(
  context: Context,
  customerId: string,
  rules: Awaited<ReturnType<typeof rulesInForce>>,
): Promise<Planned[]> {
  const today = chinaDay(context.now)
  const shapes = await readShapes(
    context,
    rules.map((one) => one.plan),
  )
  const rows: Planned[] = []
  for (const rule of rules) {
    const tracks = [...new Set(madeByNight(rule.plan).map((act) => act.track))]
    for (const { track, periodOn } of tracks.flatMap((one) => looksAt(rule, one, today))) {
      const asked = {
        periodOn,
        rule,
        track,
        replacers: replacersOf(rule, rules),
        shapes,
        today,
        upTo: addDays(today, 366),
        within: { customerId },
      }
      const { rows: found } =
        await sql<Found>`with ${wantedSql(context, asked)} select w.nth, w.title, w.means, w.due_on, w.owner_id, s.name as owner_name, w.anchor_on, w.every, w.unit
        from wanted w left join staff s on s.id = w.owner_id`.execute(context.db as unknown as Kysely<unknown>)
      rows.push(
        ...found.map(({ anchorOn, every, unit, ...one }) => ({
          ...one,
          cadenceId: rule.id,
          cadenceName: rule.name,
          trackName: track.name,
          because: { ...becauseOf(rule, undefined), step: one.nth, anchorOn, every, unit },
        })),
      )
    }
  }
  return rows.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

export const plansQueries = [planOfCustomer] as const
