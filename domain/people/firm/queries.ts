import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Database, query } from '#domain/kit.ts'
import { packOrder } from '#packs/pack-order.ts'
import { wordsOf } from './rules.ts'
import type { Firm } from './schema.ts'

const stored = z.object({ name: z.string().default(''), packs: z.array(z.string()).default([]) })

/** The firm's settings and their version; a firm that has not been set up has version 0. */
export async function readFirm(db: Kysely<Database>): Promise<Firm & { version: number }> {
  const row = await db.selectFrom('settings').select(['value', 'version']).where('key', '=', 'firm').executeTakeFirst()
  return { ...stored.parse(row?.value ?? {}), version: row?.version ?? 0 }
}

const textShape = z.object({ zh: z.string(), en: z.string() })

/** The trades in the order they are offered. */
const packRow = z.object({ key: z.string(), name: textShape, about: textShape, isEnabled: z.boolean() })

function packRows(enabled: readonly string[]): z.input<typeof packRow>[] {
  return packOrder
    .filter((one) => one.key !== 'core')
    .map(({ key, name, about }) => ({ key, name, about, isEnabled: enabled.includes(key) }))
}

export const getFirm = query({
  name: 'firm.get',
  about: 'The firm: its name and the trades that are switched on',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    packs: z.array(packRow),
    words: z.record(z.string(), textShape),
    version: z.int(),
  }),
  async run(context) {
    const firm = await readFirm(context.db)
    return { name: firm.name, packs: packRows(firm.packs), words: wordsOf(firm.packs), version: firm.version }
  },
})

export const getSetupState = query({
  name: 'setup.state',
  about: 'Whether the first run is still to be done, and the trades it offers',
  needs: 'anyone',
  input: z.strictObject({}),
  output: z.object({ isNeeded: z.boolean(), firmName: z.string(), packs: z.array(packRow) }),
  async run(context) {
    const account = await context.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
    const firm = await readFirm(context.db)
    return { isNeeded: account === undefined, firmName: firm.name, packs: account === undefined ? packRows([]) : [] }
  },
})

export const firmQueries = [getFirm, getSetupState] as const
