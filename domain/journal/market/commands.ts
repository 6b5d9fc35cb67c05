import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { invalidField } from '#platform/core/errors.ts'
import { writeEntries } from '../writing/commands.ts'
import { type Analysis, analyse } from './queries.ts'

export const writeAnalysis = command({
  name: 'journal.analyse',
  about:
    'Attaches the market analysis of a period to the journal: the figures, counted by the product, and the reading of them (JRN-07)',
  needs: { right: 'journal.write' },
  input: z.strictObject({
    customerId: z.uuid(),
    from: z.iso.date(),
    to: z.iso.date(),
    reading: z.string().trim().min(1).max(5000),
    measures: z.string().trim().max(5000).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  async run(context, { customerId, from, to, reading, measures }) {
    if (to < from) throw invalidField('to', 'journal.ends_before_start')
    const customer = await reachLiveCustomer(context, 'journal.write', customerId)
    const figures = await analyse(context, customer.id, from, to)
    const [id] = await writeEntries(context, [
      {
        customerId: customer.id,
        category: 'analysis',
        text: `${figuresText(context, figures, from, to)}\n${reading}`,
        solution: measures || null,
        happenedAt: context.now.toISOString(),
      },
    ])
    context.audit({
      kind: 'change',
      subject: 'journalEntry',
      ids: [present(id), customer.id],
      detail: { category: 'analysis' },
    })
    return { id: present(id) }
  },
})

function figuresText(context: Context, { total, categories }: Analysis, from: string, to: string): string {
  const say = (name: string, { amount, before, change }: Analysis['total']) =>
    context.t('journal.market_line', {
      name,
      amount,
      before,
      change: change === null ? context.t('journal.nothing_before') : `${change < 0 ? '−' : '+'}${Math.abs(change)}%`,
    })
  return [
    context.t('journal.market_head', { from, to }),
    say(context.t('journal.market_total'), total),
    ...categories.map((one) => say(one.category || context.t('journal.market_other'), one)),
  ].join('\n')
}

export const marketCommands = [writeAnalysis] as const
