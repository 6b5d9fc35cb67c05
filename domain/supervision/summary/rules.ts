import { classFields } from '#domain/archives/classes/schema.ts'
import { membership } from '#domain/archives/contacts/schema.ts'
import { customer } from '#domain/archives/schema.ts'
import { journalEntry } from '#domain/journal/schema.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { clausesText, type Language, listText, type Translate, textIn } from '#platform/core/i18n.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { label, type PaperBlock, value } from '#platform/core/paper.ts'
import { chinaDay } from '#platform/core/time.ts'
import { reading } from '../readings/schema.ts'
import type { Summary } from './queries.ts'

/** The word of an option, the firm's own among them. */
export function optionWord(field: FieldData, key: string | null, language: Language): string {
  if (key === null) return ''
  const found = choicesOf(field).find((one) => one.key === key)
  return found === undefined ? key : textIn(language, found.label)
}

const shown = ['timeClass', 'processClass', 'abc', 'tier', 'creditGrade', 'stage'] as const

/** The classes of a customer in one line, each with its dimension. */
export function classLine(facts: Summary['facts'], language: Language): string {
  return shown
    .flatMap((key) =>
      facts[key] === null
        ? []
        : [`${textIn(language, classFields[key].label)} ${optionWord(classFields[key], facts[key], language)}`],
    )
    .join('　')
}

export function avoidedLine({ avoidedMeans }: Summary['facts'], language: Language): string {
  return listText(
    language,
    (avoidedMeans ?? []).map((key) => optionWord(customer.fields.avoidedMeans, key, language)),
  )
}

// Long tellings are cut on paper; the whole stands in the journal.
const longestTold = 120
const cut = (text: string) => (text.length > longestTold ? `${text.slice(0, longestTold - 1)}…` : text)

/** The summary as it is printed: one A4 page. */
export function summaryBlocks(summary: Summary, t: Translate, language: Language): PaperBlock[] {
  const { facts, people, states, open, ledgers, events, entries } = summary
  const [state] = states
  return [
    {
      kind: 'grid',
      rows: [
        {
          cells: [
            label(t('summary.owner'), 2),
            value(facts.ownerName ?? '', 4),
            label(t('summary.since'), 2),
            value(facts.tradeSince ?? '', 4),
          ],
        },
        {
          cells: [
            label(t('summary.last_contact'), 2),
            value(facts.lastContactAt === null ? '' : chinaDay(new Date(facts.lastContactAt)), 4),
            label(t('summary.last_trade'), 2),
            value(facts.lastTradeOn ?? '', 4),
          ],
        },
        { cells: [label(t('summary.classes'), 2), value(classLine(facts, language), 10)] },
        ...[
          [textIn(language, customer.fields.needs.label), facts.needs],
          [textIn(language, customer.fields.tradeTerms.label), facts.tradeTerms],
          [t('summary.avoided'), avoidedLine(facts, language)],
          [
            t('summary.state'),
            state === undefined
              ? null
              : `${optionWord(reading.fields.state, state.state, language)}（${state.readOn} ${state.authorName}）${state.grounds}`,
          ],
        ].flatMap(([name, said]) =>
          said === null || said === undefined || said === ''
            ? []
            : [{ cells: [label(name ?? '', 2), value(cut(said), 10)] }],
        ),
      ],
    },
    {
      kind: 'table',
      title: t('summary.people'),
      columns: [
        { label: t('summary.person'), width: 2 },
        { label: textIn(language, membership.fields.role.label), width: 2 },
        { label: t('summary.duty'), width: 2 },
        { label: t('summary.habits'), width: 5 },
      ],
      rows: people.map((one) => [
        one.name,
        optionWord(membership.fields.role, one.role, language),
        one.duty ?? '',
        one.habits ?? '',
      ]),
    },
    {
      kind: 'table',
      title: t('summary.open'),
      columns: [
        { label: t('summary.due'), width: 2 },
        { label: t('summary.matter'), width: 7 },
        { label: t('summary.who'), width: 2 },
      ],
      rows:
        open.length === 0
          ? [['', t('summary.nothing_open'), '']]
          : open.map((one) => [one.dueOn, cut(one.title), one.ownerName ?? '']),
    },
    ...(ledgers.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: t('summary.ledgers'),
            columns: [
              { label: t('summary.ledger'), width: 3 },
              { label: t('summary.lines'), width: 2, align: 'right' as const },
              { label: t('summary.year'), width: 3, align: 'right' as const },
              { label: t('summary.balance'), width: 3, align: 'right' as const },
            ],
            rows: ledgers.map((one) => [
              optionWord(journalEntry.fields.category, one.category, language),
              String(one.count),
              one.amount,
              one.balance ?? '',
            ]),
          },
        ]),
    {
      kind: 'table',
      title: t('summary.events'),
      columns: [
        { label: t('summary.day'), width: 2 },
        { label: t('summary.kind'), width: 2 },
        { label: t('summary.what'), width: 8 },
        { label: t('summary.by'), width: 2 },
      ],
      rows: events.map((one) => [
        chinaDay(new Date(one.happenedAt)),
        optionWord(journalEntry.fields.category, one.category, language),
        cut(
          clausesText(
            language,
            [one.text, one.outcome].flatMap((part) => part ?? []),
          ),
        ),
        one.authorName,
      ]),
    },
    { kind: 'note', text: t('summary.counted', { n: entries }) },
  ]
}
