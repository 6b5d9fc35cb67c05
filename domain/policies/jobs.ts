import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { packPolicies } from '#packs/policies.ts'
import { recordChanges } from '#platform/server/history.ts'
import { policy } from './schema.ts'

/** A trade was removed: of the policies taken over from it go those that are still drafts as it brought them. */
export const tradeRemoved: Job = {
  name: 'policies.tradeRemoved',
  async run(_context, payload, { step }) {
    const { pack } = z.strictObject({ pack: z.string() }).parse(payload)
    await step(async (context) => {
      // Switched on again meanwhile, its drafts are wanted.
      if ((await readFirm(context.db)).packs.includes(pack)) return
      await removeUntouched(context, packPolicies[pack] ?? [])
    })
  },
}

async function removeUntouched(
  context: Context,
  proposals: readonly { key: string; links: readonly unknown[] }[],
): Promise<void> {
  const links = JSON.stringify(Object.fromEntries(proposals.map((one) => [one.key, one.links.length])))
  const { rows } = await sql<{
    id: string
    title: string
    version: number
  }>`select p.id, p.title, p.version from policies p
    where p.origin = any(${proposals.map((one) => one.key)}::text[]) and p.version = 1
      and not exists (select 1 from policy_versions v where v.policy_id = p.id and (v.version > 1 or v.edition > 1 or v.state <> 'draft'))
      and (select count(*) from policy_links l where l.policy_id = p.id) = (${links}::jsonb ->> p.origin)::int
      and not exists (select 1 from policy_links l where l.kind = 'policy' and l.target = p.id::text)
    for update`.execute(context.db)
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await context.db.deleteFrom('policyLinks').where('policyId', 'in', ids).execute()
  await context.db.deleteFrom('policyVersions').where('policyId', 'in', ids).execute()
  await context.db.deleteFrom('policies').where('id', 'in', ids).execute()
  await recordChanges(
    context,
    rows.map(({ id, title, version }) => ({
      entity: policy.name,
      recordId: id,
      version: version + 1,
      kind: 'withdrawn' as const,
      diff: { title: [title, null] as [unknown, unknown] },
    })),
  )
  context.audit({ kind: 'change', subject: policy.name, ids, detail: { removed: true } })
  context.tell('policy', {})
}

export const policiesJobs = [tradeRemoved] as const
