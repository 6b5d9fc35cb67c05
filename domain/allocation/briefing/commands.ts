import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { storePrint } from '#domain/archives/print/storing/commands.ts'
import { customer } from '#domain/archives/schema.ts'
import { journalEntry } from '#domain/journal/schema.ts'
import { type Context, command } from '#domain/kit.ts'
import { task } from '#domain/tasks/schema.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { label, type Paper, value } from '#platform/core/paper.ts'
import { chinaDay } from '#platform/core/time.ts'

// A person waits for these; a hundred sheets are set in three seconds.
const mostAtOnce = 100
// What a colleague reads before the first call: the last weeks, not the life story.
const entriesShown = 20
const longestText = 300

type Facts = {
  id: string
  number: string
  name: string
  stage: string | null
  tier: string | null
  creditGrade: string | null
  address: string | null
  lastContactAt: string | null
  lastTradeOn: string | null
  ownerName: string | null
  tasks: { kind: string; title: string; dueOn: string; remarks: string | null }[]
  contracts: { number: string; title: string; toOn: string | null }[]
  entries: { at: string; category: string; text: string; summary: string | null; author: string }[]
}

/** What a successor needs to know of each customer, in the order asked. */
async function readFacts(context: Context, ids: readonly string[]): Promise<Facts[]> {
  const { rows } =
    await sql<Facts>`select c.id, c.number, c.name, c.stage, c.tier, c.credit_grade, c.address, c.last_contact_at, c.last_trade_on, s.name as owner_name,
      coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'title', t.title, 'dueOn', t.due_on, 'remarks', t.remarks) order by t.due_on, t.id)
        from tasks t where t.customer_id = c.id and t.state = 'open'), '[]') as tasks,
      coalesce((select jsonb_agg(jsonb_build_object('number', k.number, 'title', k.title, 'toOn', k.to_on) order by k.to_on)
        from contracts k where k.customer_id = c.id and k.ended_on is null), '[]') as contracts,
      coalesce((select jsonb_agg(jsonb_build_object('at', j.happened_at, 'category', j.category, 'text', left(j.text, ${longestText}), 'summary', j.summary, 'author', j.author_name) order by j.happened_at desc)
        from (select * from journal_entries j where j.customer_id = c.id order by j.happened_at desc, j.id desc limit ${entriesShown}) j), '[]') as entries
    from customers c left join staff s on s.id = c.owner_id
    where c.id = any(${[...ids]}::uuid[]) and c.withdrawn_at is null and ${customerScopeSql(context, 'journal.read', 'c')}`.execute(
      context.db,
    )
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

function wordOf(context: Context, field: Parameters<typeof choicesOf>[0], key: string | null): string {
  const option = choicesOf(field).find((one) => one.key === key)
  return option === undefined ? (key ?? '') : textIn(context.language, option.label)
}

function sheetOf(context: Context, facts: Facts): Pick<Paper, 'head' | 'blocks'> {
  const { t, language } = context
  const day = (at: string | null) => (at === null ? '' : chinaDay(new Date(at)))
  const { stage, tier, creditGrade, address } = customer.fields
  const name = (field: { label: { zh: string; en: string } }) => textIn(language, field.label)
  return {
    head: {
      title: t('briefing.title'),
      recordNumber: facts.number,
      facts: [{ label: t('briefing.owner'), value: facts.ownerName ?? '' }],
    },
    blocks: [
      {
        kind: 'grid',
        rows: [
          { cells: [label(name(customer.fields.name), 2), value(facts.name, 10)] },
          {
            cells: [
              label(name(stage), 2),
              value(wordOf(context, stage, facts.stage), 2),
              label(name(tier), 2),
              value(wordOf(context, tier, facts.tier), 2),
              label(name(creditGrade), 2),
              value(wordOf(context, creditGrade, facts.creditGrade), 2),
            ],
          },
          {
            cells: [
              label(t('briefing.last_contact'), 2),
              value(day(facts.lastContactAt), 4),
              label(t('briefing.last_trade'), 2),
              value(facts.lastTradeOn ?? '', 4),
            ],
          },
          { cells: [label(name(address), 2), value(facts.address ?? '', 10)] },
        ],
      },
      {
        kind: 'table',
        title: t('briefing.open'),
        columns: [
          { label: t('briefing.kind'), width: 1.5 },
          { label: t('briefing.matter'), width: 6 },
          { label: t('briefing.due'), width: 2, align: 'center' },
          { label: t('briefing.remarks'), width: 4 },
        ],
        rows: facts.tasks.map((one) => [
          wordOf(context, task.fields.kind, one.kind),
          one.title,
          one.dueOn,
          one.remarks ?? '',
        ]),
        minRows: 2,
      },
      {
        kind: 'table',
        title: t('briefing.contracts'),
        columns: [
          { label: t('briefing.number'), width: 2 },
          { label: t('briefing.contract'), width: 6 },
          { label: t('briefing.until'), width: 2, align: 'center' },
        ],
        rows: facts.contracts.map((one) => [one.number, one.title, one.toOn ?? '']),
        minRows: 1,
      },
      {
        kind: 'table',
        title: t('briefing.journal', { n: entriesShown }),
        columns: [
          { label: t('briefing.day'), width: 2, align: 'center' },
          { label: t('briefing.category'), width: 1.5 },
          { label: t('briefing.text'), width: 8 },
          { label: t('briefing.author'), width: 1.5 },
        ],
        rows: facts.entries.map((one) => [
          day(one.at),
          wordOf(context, journalEntry.fields.category, one.category),
          one.summary === null ? one.text : `${one.text}\n${one.summary}`,
          one.author,
        ]),
        minRows: 2,
      },
    ],
  }
}

export const printBriefing = command({
  name: 'handOver.briefing',
  about:
    'A briefing sheet for each customer, for whoever takes over: open tasks and promises, contracts, the latest of the journal',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerIds: z.array(z.uuid()).min(1).max(mostAtOnce) }),
  output: z.object({ id: z.uuid(), number: z.string(), fileName: z.string() }),
  perMinute: 30,
  async run(context, { customerIds }) {
    const wanted = [...new Set(customerIds)]
    const facts = await readFacts(context, wanted)
    if (facts.length !== wanted.length) throw new AppError('missing', 'record.missing')
    return await storePrint(context, {
      kind: 'briefing',
      name: context.t('briefing.title'),
      customerIds: wanted,
      papers: facts.map((one) => sheetOf(context, one)),
    })
  },
})

export const briefingCommands = [printBriefing] as const
