import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { type RuleNumberKey, ruleNumberKeys, ruleNumbers } from '#domain/people/numbers/rules.ts'
import { birthdayKeysBetween } from '#platform/core/birthday-days.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const numberRow = z.object({
  key: z.enum(ruleNumberKeys),
  version: z.int(),
  label: text,
  unit: text,
  usual: z.int().nullable(),
  value: z.int().nullable(),
  min: z.int(),
  max: z.int(),
  source: z.string(),
  policyVersionId: z.uuid().nullable(),
  policyId: z.uuid().nullable(),
  policyTitle: z.string().nullable(),
  edition: z.int().nullable(),
  effectiveOn: z.string().nullable(),
  updatedAt: z.string().nullable(),
  updatedByName: z.string().nullable(),
})

type Stored = Pick<
  z.output<typeof numberRow>,
  | 'version'
  | 'value'
  | 'policyVersionId'
  | 'policyId'
  | 'policyTitle'
  | 'edition'
  | 'effectiveOn'
  | 'updatedAt'
  | 'updatedByName'
> & { key: string }

export const listNumbers = query({
  name: 'number.list',
  about: 'Every number a rule sets: what the papers say, what holds here, and the policy version it came from (POL-05)',
  needs: 'signed-in',
  input: z.strictObject({ policyId: z.uuid().optional() }),
  output: z.object({ rows: z.array(numberRow) }),
  async run(context, { policyId }) {
    const { rows } =
      await sql<Stored>`select n.key, n.version, n.value, n.policy_version_id, p.id as policy_id, p.title as policy_title,
        v.edition, v.effective_on, n.updated_at, s.name as updated_by_name
      from rule_numbers n left join policy_versions v on v.id = n.policy_version_id left join policies p on p.id = v.policy_id
        left join staff s on s.id = n.updated_by`.execute(context.db)
    const own = new Map(rows.map((row) => [row.key, row]))
    const all = ruleNumberKeys.map((key) => ({ ...unset(key), ...own.get(key), ...ruleNumbers[key], key }))
    return { rows: policyId === undefined ? all : all.filter((row) => row.policyId === policyId) }
  },
})

function unset(key: RuleNumberKey): Omit<Stored, 'key'> {
  return {
    version: 0,
    value: ruleNumbers[key].usual,
    policyVersionId: null,
    policyId: null,
    policyTitle: null,
    edition: null,
    effectiveOn: null,
    updatedAt: null,
    updatedByName: null,
  }
}

// A quarter shows what a rule means without the oddities of one week.
const lookBackDays = 90

export const previewNumber = query({
  name: 'number.preview',
  about: 'What another number would have meant or would mean: how many it touches now, and how many with the new value',
  needs: { right: 'policy.approve' },
  input: z.strictObject({ key: z.enum(ruleNumberKeys), value: z.coerce.number().int().min(0).max(3650) }),
  output: z.object({ current: z.int(), proposed: z.int(), lookBackDays: z.int().nullable() }),
  async run(context, { key, value }) {
    const today = chinaDay(context.now)
    const since = startOfChinaDay(addDays(today, -lookBackDays)).toISOString()
    const counted = (days: number) => {
      if (key === 'archive.recordTargetDays' || key === 'archive.recordLastDays')
        return sql`(select count(*)::int from intakes where lag_days > ${days} and recorded_at >= ${since}::timestamptz)`
      if (key === 'tasks.escalateDays')
        return sql`(select count(*)::int from tasks where state = 'open' and due_on <= ${addDays(today, -days)})`
      if (key === 'workbench.contractDays')
        return sql`(select count(*)::int from contracts where to_on between ${today} and ${addDays(today, days)} and signed_on is not null and ended_on is null)`
      if (key === 'contract.lookUpHoldsDays')
        return sql`(select count(*)::int from contracts where signed_on >= ${addDays(today, -lookBackDays)}
          and looked_up_at is not null and looked_up_at < (signed_on - ${days}::int)::timestamptz)`
      return sql`(select count(*)::int from customers where birthday is not null and withdrawn_at is null and birthday_key(birthday) = any(${birthdayKeysBetween(today, addDays(today, days))}::text[]))`
    }
    const stored = await sql<{ value: number | null }>`select value from rule_numbers where key = ${key}`.execute(
      context.db,
    )
    const before = stored.rows[0]?.value ?? ruleNumbers[key].usual
    const { rows } = await sql<{
      current: number
      proposed: number
    }>`select ${counted(before)} as current, ${counted(value)} as proposed`.execute(context.db)
    const isPast = key.startsWith('archive.') || key === 'contract.lookUpHoldsDays'
    return {
      current: rows[0]?.current ?? 0,
      proposed: rows[0]?.proposed ?? 0,
      lookBackDays: isPast ? lookBackDays : null,
    }
  },
})

export const numberQueries = [listNumbers, previewNumber] as const
