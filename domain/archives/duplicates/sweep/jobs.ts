import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { columnOf } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { type Telling, telling } from '../rules.ts'
import { type Judged, largestGroup, pairsOf, type SweepState, sweepKey } from './rules.ts'

// Groups mostly have two or three members: a step is some hundred pairs, 50 ms.
const groupsPerStep = 100
// A pair takes some 50 µs to judge; in between the server answers.
const pairsPerBreath = 100

/**
 * Compares all archives that share a key. The database groups them in one statement; the groups wait in a table and
 * each step takes some, judges them and files the pairs, all in one transaction: whenever it is interrupted, the
 * next run goes on with the groups that are left.
 */
export const sweepDuplicates: Job = {
  name: 'duplicates.sweep',
  // Sundays 02:30 in China.
  cron: '30 18 * * 6',
  async run(_context, _payload, { step, signal }) {
    let state = await step(beginOrGoOn)
    while (!signal.aborted) {
      const taken = await step((context) => takeStep(context, state))
      if (taken === 0) break
      state = { ...state, done: state.done + taken }
    }
    if (signal.aborted) throw new Error('stopped; the next run goes on')
    await step((context) => finish(context, state))
  },
}

async function beginOrGoOn(context: Context): Promise<SweepState> {
  const { rows } = await sql<{
    value: SweepState
  }>`select value from settings where key = ${sweepKey} for update`.execute(context.db)
  const { rows: left } = await sql<{ n: number }>`select count(*) as n from duplicate_groups`.execute(context.db)
  const known = rows[0]?.value
  // After a crash of the database the waiting groups are gone, and the count betrays it.
  if (known !== undefined && known.finishedAt === null && known.groups - known.done === left[0]?.n) return known
  return await begin(context)
}

async function begin(context: Context): Promise<SweepState> {
  // Grouping a million archives takes longer than a request may; it holds no locks that anybody waits for.
  await sql`select set_config('statement_timeout', '0', true), set_config('work_mem', '128MB', true)`.execute(
    context.db,
  )
  await sql`delete from duplicate_groups`.execute(context.db)
  const { rows } = await sql<{ groups: number; skipped: number }>`
    with grouped as materialized (
      select count(*) as n, case when count(*) <= ${largestGroup} then array_agg(id) end as members
      from (select id, unnest(duplicate_keys) as key from customers where withdrawn_at is null) one group by key having count(*) > 1),
    filed as (insert into duplicate_groups (members) select distinct members from grouped where members is not null returning 1)
    select (select count(*) from filed) as groups, (select count(*) from grouped where members is null) as skipped`.execute(
    context.db,
  )
  const state = {
    startedAt: context.now.toISOString(),
    finishedAt: null,
    groups: rows[0]?.groups ?? 0,
    done: 0,
    skipped: rows[0]?.skipped ?? 0,
  }
  await keep(context, state)
  return state
}

async function takeStep(context: Context, state: SweepState): Promise<number> {
  const { rows: groups } = await sql<{ members: string[] }>`delete from duplicate_groups
    where id in (select id from duplicate_groups order by id limit ${groupsPerStep} for update) returning members`.execute(
    context.db,
  )
  if (groups.length === 0) return 0
  const rows = await readMembers(
    context,
    groups.flatMap((group) => group.members),
  )
  const pairs = new Map<string, Judged>()
  let judged = 0
  for (const { members } of groups) {
    for (const pair of pairsOf(members, rows)) {
      if (pair !== undefined) pairs.set(pair.firstId + pair.secondId, pair)
      if (++judged % pairsPerBreath === 0) await setImmediate()
    }
  }
  await filePairs(context, [...pairs.values()])
  const next = { ...state, done: state.done + groups.length }
  await keep(context, next)
  context.tell('job', { name: 'duplicates.sweep', done: next.done, total: next.groups })
  return groups.length
}

const tellingColumns = sql.raw(['id', ...telling].map(columnOf).join(', '))

async function readMembers(context: Context, ids: readonly string[]): Promise<Map<string, Telling>> {
  const { rows } = await sql<
    Telling & { id: string }
  >`select ${tellingColumns} from customers where id = any(${[...new Set(ids)]}::uuid[]) and withdrawn_at is null`.execute(
    context.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** A pair somebody has settled stays settled. */
async function filePairs(context: Context, pairs: readonly Judged[]): Promise<void> {
  if (pairs.length === 0) return
  const rows = pairs.map((pair) => ({
    id: newId(),
    first_id: pair.firstId,
    second_id: pair.secondId,
    score: pair.score,
    reasons: pair.reasons,
    state: 'open',
    created_at: context.now.toISOString(),
  }))
  await sql`insert into duplicate_pairs select * from jsonb_populate_recordset(null::duplicate_pairs, ${JSON.stringify(rows)}::jsonb)
    on conflict (first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons, created_at = excluded.created_at
    where duplicate_pairs.state = 'open'`.execute(context.db)
}

/** Open pairs the sweep did not find again are no pairs any more. */
async function finish(context: Context, state: SweepState): Promise<void> {
  await sql`delete from duplicate_pairs where state = 'open' and created_at < ${state.startedAt}`.execute(context.db)
  await keep(context, { ...state, finishedAt: context.now.toISOString() })
  context.tell('job', { name: 'duplicates.sweep', done: state.groups, total: state.groups, finished: true })
}

async function keep(context: Context, state: SweepState): Promise<void> {
  await sql`insert into settings (key, value) values (${sweepKey}, ${JSON.stringify(state)}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now(), version = settings.version + 1`.execute(
    context.db,
  )
}

export const sweepJobs = [sweepDuplicates]
