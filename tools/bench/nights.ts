import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Database } from '#domain/kit.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { newId } from '#platform/core/ids.ts'
import type { CadenceAnchor, CadencePlan, CadenceTrack } from '#platform/core/pack-cadences.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { taskOf } from '#platform/server/dispatch.ts'
import { type Firm, openProduct } from './firm.ts'
import { peakDuring } from './processes.ts'
import type { Running } from './running.ts'
import type { Transfer } from './transfers.ts'

// What a large firm may have: every trade's cadences and as many of its own.
const ruleCount = 30
// Two minutes are promised; a night that takes ten times that has failed.
const patienceMs = 20 * 60_000

const act = { key: '1', purpose: { zh: '联系', en: 'Contact' }, means: 'call' } as const
const owner = { key: 'owner', name: { zh: '负责人', en: 'Owner' }, role: { kind: 'owner' } } as const
const steps = (...days: number[]): CadenceTrack => ({
  ...owner,
  steps: days.map((n, at) => ({
    ...act,
    key: String(at + 1),
    days: n,
    escalate: { days: 1, to: { kind: 'superior' } },
  })),
})
const repeat = (every: number, unit: 'day' | 'month'): CadenceTrack => ({ ...owner, repeat: { ...act, every, unit } })

/** The anchors a rule may have, each with what is usual for it. */
const kinds: readonly [CadenceAnchor, CadenceTrack][] = [
  [{ kind: 'archived' }, steps(3, 30, 60)],
  [{ kind: 'archived' }, steps(90, 180, 365)],
  [{ kind: 'lastContact' }, repeat(6, 'month')],
  [{ kind: 'lastTrade' }, steps(7, 30)],
  [{ kind: 'period' }, { ...owner, repeat: { ...act, every: 1, unit: 'month', metBy: 'department' } }],
]
const classes = ['A', 'B', 'C'] as const

/** Thirty rules over all customers, each for a share of them, half in working days. */
export function planOf(n: number): CadencePlan {
  const [anchor, track] = kinds[n % kinds.length] ?? [{ kind: 'archived' }, steps(3)]
  const byClass: Condition = { field: 'abc', op: 'in', value: [classes[n % classes.length] ?? 'A'] }
  const byKind: Condition = { field: 'kind', op: 'in', value: [n % 2 === 0 ? 'individual' : 'organisation'] }
  return {
    anchor,
    audience: { all: [byClass, byKind] },
    days: n % 2 === 0 ? 'calendar' : 'working',
    tracks: [track],
    done: { written: true, paperBackSameDay: false },
    sameDay: n % 3 === 0 ? 'merge' : 'each',
    past: 'skip',
  }
}

type Run = { finishedAt: string | null; startedAt: string; made: number }

/**
 * Two nights over all customers and thirty rules, each from its queueing to its end: the first makes what fell due in a
 * month, the second comes after it and finds little new, as nights do. Rows are the customers gone through. A firm that
 * was kept has had its first night: for it there is the second alone.
 */
export async function measureNights(running: Running, firm: Firm): Promise<Transfer[]> {
  const product = await openProduct(running.connection, join(firm.dataDir, 'files'))
  const { db } = product.platform
  try {
    const isFirst = await switchRulesOn(db)
    const nights: Transfer[] = []
    for (const name of [...(isFirst ? ['first night, a month at once'] : []), 'the night after']) {
      const begin = performance.now()
      const { result, peak } = await peakDuring(running.workingMb, () => oneNight(db))
      nights.push({
        title: `${name}: ${ruleCount} cadences, ${result.made.toLocaleString('en')} made`,
        rows: firm.customers,
        seconds: (performance.now() - begin) / 1000,
        peakMb: peak,
      })
    }
    return nights
  } finally {
    await product.close()
  }
}

/** Whether the rules are new to the firm. */
async function switchRulesOn(db: Kysely<Database>): Promise<boolean> {
  const known = await db.selectFrom('cadences').select('id').where('key', '=', 'bench.0').executeTakeFirst()
  if (known !== undefined) return false
  const at = new Date().toISOString()
  await sql`update cadences set state = 'off'`.execute(db)
  for (let n = 0; n < ruleCount; n++) {
    // In force for a month, so that what fell due since is there to be made.
    await sql`insert into cadences (id, key, name, state, edition, plan, in_force_on, created_at, updated_at)
      values (${newId()}, ${`bench.${n}`}, ${`规则 ${n}`}, 'on', 1, ${JSON.stringify(planOf(n))}::jsonb, ${addDays(chinaDay(new Date()), -30)}::date, ${at}, ${at})`.execute(
      db,
    )
  }
  return true
}

async function oneNight(db: Kysely<Database>): Promise<Run> {
  const begin = performance.now()
  await sql`delete from settings where key = 'followUps.run'`.execute(db)
  await sql`select graphile_worker.add_job(${taskOf('followUps.generate')}, '{}'::json, max_attempts => 1)`.execute(db)
  while (performance.now() - begin < patienceMs) {
    const row = await db.selectFrom('settings').select('value').where('key', '=', 'followUps.run').executeTakeFirst()
    const run = row?.value as Run | undefined
    if (run?.finishedAt) return run
    await sleep(100)
  }
  throw new Error('the night did not end')
}
