import { z } from 'zod'
import { makeCare } from '#domain/care/jobs.ts'
import { type Context, command, type Database, type Job, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { defineMessages } from '#platform/core/i18n.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import { fillDemo, readDemo } from './fill.ts'
import { demoFirm } from './firm.ts'
import { addGifts } from './keeping/gifts.ts'
import { tradeFirms } from './trades/firms.ts'

export const demoMessages = defineMessages({
  'demo.not_empty': {
    zh: '已有客户档案，演示数据只能装进空的档案库',
    en: 'There are customers already; demo data goes only into an empty archive',
  },
})

export const startDemo = command({
  name: 'demo.fill',
  about: 'Fills an archive without customers with a made-up firm and three years of history, in the background',
  needs: { right: 'setup.manage' },
  input: z.strictObject({
    /** Key of the trade whose firm it is; left out for the firm of several lines of business. */
    trade: z.enum(Object.keys(tradeFirms)).optional(),
  }),
  output: z.object({}),
  async run(context, { trade }) {
    const customer = await context.db.selectFrom('customers').select('id').limit(1).executeTakeFirst()
    const known = await readDemo(context)
    if (customer !== undefined && known === undefined) throw new AppError('conflict', 'demo.not_empty')
    await context.job('demo.fill', { trade: trade ?? (await onlyTrade(context)) }, { key: 'demo.fill' })
    context.audit({ kind: 'system', subject: 'demo', detail: { asked: true } })
    return {}
  },
})

/** A firm of one trade is shown that trade; the salon is part of the firm of several. */
async function onlyTrade(context: Context): Promise<string | undefined> {
  const { packs } = await readFirm(context.db)
  const [only, ...more] = packs
  return more.length === 0 && only !== undefined && !(demoFirm.packs as readonly string[]).includes(only)
    ? only
    : undefined
}

const readState = query({
  name: 'demo.state',
  about: 'Whether the archive holds made-up data, and whether it is still being filled',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ state: z.enum(['none', 'filling', 'full']) }),
  async run(context): Promise<{ state: 'none' | 'filling' | 'full' }> {
    return { state: (await readDemo(context))?.state ?? 'none' }
  },
})

export const demoOperations = [startDemo, readState] as const

// Often enough for a bar that moves.
const tellEveryMs = 300

/** The filling itself; it does everything through the dispatcher, so it needs the whole platform. */
export function createDemoJob(platform: Platform<Database>): Job {
  return {
    name: 'demo.fill',
    async run(context, { trade }, tools) {
      let toldAt = 0
      await fillDemo(
        platform,
        (share) => {
          if (Date.now() - toldAt < tellEveryMs) return
          toldAt = Date.now()
          void context.news('demo', { percent: Math.floor(share * 100) })
        },
        trade === undefined ? undefined : String(trade),
      )
      // Cadences and occasions are in force from now on; what the night's runs make is made once now.
      for (const name of ['followUps.generate', 'duty.make']) await context.job(name, {}, { key: name })
      await makeCare.run(context, {}, tools)
      await addGifts(platform)
      await context.news('demo', { percent: 100 })
    },
  }
}
