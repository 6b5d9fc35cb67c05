import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { adoptBrought } from './adopting/commands.ts'
import { changedHands, followAbove, followNamed } from './following/commands.ts'
import type { Within } from './generating/anchors/queries.ts'
import { lapseUnwanted, type Making, makeAlone, makeTasks } from './generating/commands.ts'
import { escalateOverdue } from './generating/escalating/commands.ts'
import { closeMet } from './generating/meeting/commands.ts'
import { readShapes, rulesInForce } from './queries.ts'
import { tradesSwitched } from './resting/jobs.ts'

// A hundred thousand customers are read in a quarter of a second: short enough to lose little when the process dies.
const rangeSize = 100_000
/** The night’s run, and one of a single rule after it was changed, each know by themselves how far they are. */
const keyOf = (only: string | undefined) => (only === undefined ? 'followUps.run' : `followUps.run.${only}`)

/** How far the run of a day has come: the parts that are done, of how many. */
type Run = {
  only?: string | undefined
  day: string
  done: string[]
  total: number
  made: number
  startedAt: string
  finishedAt: string | null
}

/**
 * Makes what falls due in the next two weeks, for every rule and every range of customers by itself, each in a
 * transaction of its own: a run that was killed goes on with the parts that are left, and what was made is not made again.
 */
export const generateFollowUps: Job = {
  name: 'followUps.generate',
  // 00:40 in China: the list of the day is there before anybody comes.
  cron: '40 16 * * *',
  async run(_context, payload, { step, signal }) {
    await step(adoptBrought)
    const only = z.object({ ruleId: z.uuid().optional() }).parse(payload).ruleId
    const { rules, ranges } = await step(async (context) => ({
      rules: await rulesInForce(context),
      ranges: await rangesOf(context),
    }))
    // What fell away goes first, so that nothing new is joined to it.
    const parts = rules
      .filter((rule) => only === undefined || rule.id === only)
      .flatMap((rule) => [
        { key: `${rule.id} ${rule.edition} lapse`, work: clearAway, rule, within: {} },
        ...(isBySource(rule.plan.anchor.kind) ? [{}] : ranges).map((within: Within) => ({
          // By its bounds: customers who went meanwhile move them, and nobody may fall between two parts.
          key: `${rule.id} ${rule.edition} ${within.from ?? ''}..${within.to ?? ''}`,
          work: makeTasks,
          rule,
          within,
        })),
        { key: `${rule.id} ${rule.edition} close`, work: closeOut, rule, within: {} },
      ])
    let run = await step((context) => beginOrGoOn(context, parts.length, only))
    for (const { key, work, rule, within } of parts) {
      if (signal.aborted) throw new Error('stopped; the next run goes on')
      if (run.done.includes(key)) continue
      run = await step(async (context) => {
        await unhurried(context)
        await makeAlone(context)
        const today = chinaDay(context.now)
        const shapes = await readShapes(
          context,
          [...new Set([rule, ...rules])].map((one) => one.plan),
        )
        const made = await work(context, { rule, rules, shapes, within, today })
        return await keep(context, {
          ...run,
          done: [...run.done, key],
          made: run.made + (work === makeTasks ? made : 0),
        })
      })
    }
    await step(async (context) => await keep(context, { ...run, finishedAt: context.now.toISOString() }))
  },
}

const isBySource = (kind: string) => kind === 'form' || kind === 'contractSigned' || kind === 'entry'

/** A customer who was reached in the meantime has had the contact the rule wanted: done before anything falls away. */
async function clearAway(context: Context, making: Making): Promise<number> {
  const met = making.rule.plan.anchor.kind === 'lastContact' ? await closeMet(context, making) : 0
  return met + (await lapseUnwanted(context, making))
}

async function closeOut(context: Context, making: Making): Promise<number> {
  return (await closeMet(context, making)) + (await escalateOverdue(context, making.rule))
}

/** The night has time: a statement over a million rows may take longer than a request, and it holds up nobody. */
async function unhurried(context: Context): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true), set_config('work_mem', '64MB', true)`.execute(context.db)
}

/** Bounds of equal parts of all customers, by id; one open range for a firm of ordinary size. */
async function rangesOf(context: Context): Promise<Within[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from (select id, row_number() over (order by id) as n from customers) one where n % ${rangeSize} = 0 order by id`.execute(
    context.db,
  )
  const bounds = rows.map((row) => row.id)
  return [...bounds, undefined].map((to, at) => ({ from: bounds[at - 1], to }))
}

async function beginOrGoOn(context: Context, total: number, only: string | undefined): Promise<Run> {
  const runKey = keyOf(only)
  const row = await context.db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', runKey)
    .forUpdate()
    .executeTakeFirst()
  const known = row?.value as Run | undefined
  const day = chinaDay(context.now)
  if (known !== undefined && known.day === day && known.finishedAt === null) return { ...known, only }
  return await keep(context, {
    only,
    day,
    done: [],
    total,
    made: 0,
    startedAt: context.now.toISOString(),
    finishedAt: null,
  })
}

async function keep(context: Context, run: Run): Promise<Run> {
  await sql`insert into settings (key, value) values (${keyOf(run.only)}, ${JSON.stringify(run)}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now(), version = settings.version + 1`.execute(
    context.db,
  )
  context.tell('job', {
    name: 'followUps.generate',
    done: run.done.length,
    total: run.total,
    finished: run.finishedAt !== null,
  })
  return run
}

const told = z.strictObject({ formKey: z.string(), customerId: z.uuid() })

/** A form was handed in or approved, or changed its keeper: what counts from it, whom it names, what it replaces and what it meets, at once and for this customer only. */
export const formFiled: Job = {
  name: 'followUps.formFiled',
  async run(_context, payload, { step }) {
    const { formKey, customerId } = told.parse(payload)
    await step(async (context) => {
      await makeAlone(context)
      await adoptBrought(context)
      const rules = await rulesInForce(context)
      const touched = rules.filter(
        ({ plan }) =>
          (plan.anchor.kind === 'form' && plan.anchor.form === formKey) ||
          plan.done.form === formKey ||
          plan.tracks.some(({ role }) => role.kind === 'named' && role.form === formKey),
      )
      if (touched.length === 0) return
      const shapes = await readShapes(
        context,
        rules.map((one) => one.plan),
      )
      const today = chinaDay(context.now)
      const making = touched.map((rule) => ({ rule, rules, shapes, within: { customerId }, today }))
      for (const one of making) await lapseUnwanted(context, one)
      for (const one of making) await followNamed(context, one)
      for (const one of making) await makeTasks(context, one)
      for (const one of making) await closeMet(context, one)
      context.tell('task', { customerId })
    })
  },
}

const heard = z.strictObject({ matter: z.string(), customerId: z.uuid() })

/** Somebody wrote what a contact was about: what counts from that matter is there at once, for this customer only (VIS-21). */
export const entryWritten: Job = {
  name: 'followUps.entryWritten',
  async run(_context, payload, { step }) {
    const { matter, customerId } = heard.parse(payload)
    await step(async (context) => {
      await makeAlone(context)
      await adoptBrought(context)
      const rules = await rulesInForce(context)
      const touched = rules.filter(({ plan }) => plan.anchor.kind === 'entry' && plan.anchor.matter === matter)
      if (touched.length === 0) return
      const shapes = await readShapes(
        context,
        touched.map((one) => one.plan),
      )
      const making = { rules, shapes, within: { customerId }, today: chinaDay(context.now) }
      for (const rule of touched) await makeTasks(context, { ...making, rule })
      context.tell('task', { customerId })
    })
  },
}

// As many archives as one step locks the tasks of.
const perStep = 200

/** Customers changed hands and their owners' tasks went along: those of whoever is above, or near, follow (ALC-07). */
export const ownersChanged: Job = {
  name: 'followUps.ownersChanged',
  async run(_context, payload, { step, signal }) {
    const { customerIds, ...act } = changedHands.parse(payload)
    for (let from = 0; from < customerIds.length && !signal.aborted; from += perStep)
      await step(async (context) => {
        const those = customerIds.slice(from, from + perStep)
        for (const rule of await rulesInForce(context)) await followAbove(context, rule, { ...act, customerIds: those })
      })
    if (signal.aborted) throw new Error('stopped; the next run finds what is left')
  },
}

export const followUpsJobs = [generateFollowUps, formFiled, entryWritten, ownersChanged, tradesSwitched]
