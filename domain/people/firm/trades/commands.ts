import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import type { Entity } from '#platform/core/fields.ts'
import { recordChanges } from '#platform/server/history.ts'
import { accessChanged } from '../../access/commands.ts'
import { lockTree } from '../../departments/commands.ts'
import { department } from '../../departments/schema.ts'
import { post } from '../../posts/schema.ts'
import { role } from '../../roles/schema.ts'
import { lockFirm, tellSwitched, writeFirm } from '../commands.ts'
import { organisationOf, tradeOf } from './queries.ts'

export const removePack = command({
  name: 'pack.remove',
  about:
    'Switches a trade off and takes away the departments, posts and roles it added that nobody uses; records, papers and what the firm changed stay (TEC-14)',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ pack: z.string().max(40) }),
  output: z.object({ departments: z.int(), posts: z.int(), roles: z.int() }),
  async run(context, { pack: key }) {
    const pack = tradeOf(key)
    const { name, packs, version } = await lockFirm(context)
    await lockTree(context)
    const { leaving } = await organisationOf(context, pack)
    if (packs.includes(key)) {
      await writeFirm(context, { name, packs: packs.filter((one) => one !== key) }, version)
      await tellSwitched(context, [key])
    }
    await withdraw(context, role, leaving.roles)
    await withdraw(context, post, leaving.posts, 'title')
    await withdraw(context, department, leaving.departments)
    const { departments, posts, roles } = leaving
    if (departments.length + posts.length + roles.length > 0) accessChanged(context)
    // Policies are a later noun and are told through the queue, inside this transaction.
    await context.job('policies.tradeRemoved', { pack: key })
    return { departments: departments.length, posts: posts.length, roles: roles.length }
  },
})

type Gone = { id: string; name: string; version: number }

async function withdraw(context: Context, entity: Entity, rows: readonly Gone[], called = 'name'): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await sql`delete from ${sql.table(entity.table)} where id = any(${ids}::uuid[])`.execute(context.db)
  await recordChanges(
    context,
    rows.map(({ id, name, version }) => ({
      entity: entity.name,
      recordId: id,
      version: version + 1,
      kind: 'withdrawn' as const,
      diff: { [called]: [name, null] as [unknown, unknown] },
    })),
  )
  context.audit({ kind: 'change', subject: entity.name, ids, detail: { removed: true } })
}

export const tradesCommands = [removePack] as const
