import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { classFields } from '#domain/archives/classes/schema.ts'
import { membership } from '#domain/archives/contacts/schema.ts'
import { customer as customerEntity } from '#domain/archives/schema.ts'
import { journalEntry } from '#domain/journal/schema.ts'
import { CategoryTag } from '#domain/journal/ui/categories.tsx'
import { listText } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { supervisionMessages } from '../messages.ts'
import { reading } from '../readings/schema.ts'
import { AnalysisDialog } from './analysis-dialog.tsx'
import { ReadingDialog } from './reading-dialog.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { TimelineView } from './timeline-view.tsx'
import './supervision.css'

type Customer = {
  id: string
  name: string
  version: number
  belonging?: string | null | undefined
  withdrawnAt?: string | null | undefined
}
type Summary = OutputOf<'supervision.summary'>
const classes = ['timeClass', 'processClass', 'abc', 'tier', 'creditGrade', 'stage'] as const

/** What a newcomer reads first: one page, and everything that happened in one line of time. */
export function SummaryTab({ customer }: { customer: Customer }) {
  const t = useT(supervisionTexts)
  const [state, change] = useUrlState()
  const view = state['view'] === 'timeline' ? 'timeline' : 'page'
  const { data, error } = useAsk('supervision.summary', { customerId: customer.id })
  return (
    <>
      <div className="sum-acts">
        <Segmented
          label={t('sum.title')}
          choices={[
            { key: 'page', label: t('sum.page') },
            { key: 'timeline', label: t('sum.timeline') },
          ]}
          value={view}
          onChange={(key) => change({ view: key === 'page' ? undefined : key })}
        />
        <span className="grow" />
        <Acts customer={customer} />
      </div>
      {view === 'timeline' ? (
        <TimelineView customerId={customer.id} />
      ) : error ? (
        <RefusedNote error={error} />
      ) : data === undefined ? (
        <p className="coming">
          <Skeleton percent={60} />
        </p>
      ) : (
        <Page summary={data} />
      )}
    </>
  )
}

function Acts({ customer }: { customer: Customer }) {
  const t = useT(supervisionTexts)
  const say = useToast()
  const router = useRouter()
  const { data: session } = useSession()
  const [open, setOpen] = useState<'reading' | 'analysis'>()
  const has = (right: string) => session?.rights[right] !== undefined && !customer.withdrawnAt
  const print = useCall('supervision.printSummary', {
    onDone: ({ id }) => window.open(`/api/prints/${id}`, '_blank', 'noopener'),
  })
  const turn = useCall('journal.toCompany', {
    renews: ['customer'],
    onDone: () => say({ tone: 'pine', text: t('sum.to_company_done') }),
  })
  const go = (id: unknown) => router.history.push(paths.formRecord(String(id)))
  const card = useCall('form.start', { onDone: ({ id }) => go(id) })
  // There is one living card a customer: who comes second is led to it.
  const known = card.error?.code === 'form.single_exists' ? card.error.params['id'] : undefined
  useEffect(() => {
    if (known !== undefined) router.history.push(paths.formRecord(String(known)))
  }, [known, router])
  const write = has('journal.write') ? {} : { reason: t('sum.no_write') }
  const failed = print.error ?? turn.error ?? (known === undefined ? card.error : null)
  return (
    <>
      <RefusedNote error={failed} />
      {customer.belonging === 'personal' && has('customer.change') && (
        <Button small busy={turn.isPending} onClick={() => turn.mutate({ id: customer.id, version: customer.version })}>
          {t('sum.to_company')}
        </Button>
      )}
      <Button small onClick={() => setOpen('reading')} {...write}>
        {t('sum.read_state')}
      </Button>
      <Button small onClick={() => setOpen('analysis')} {...write}>
        {t('sum.analysis')}
      </Button>
      {has('forms.fill') && (
        <Button small busy={card.isPending} onClick={() => card.mutate({ form: 'F-080', customerId: customer.id })}>
          {t('sum.service_card')}
        </Button>
      )}
      {has('customer.print') && (
        <Button
          small
          icon="print"
          busy={print.isPending}
          onClick={() => print.mutate({ customerId: customer.id, purpose: t('sum.purpose_hand_over') })}
        >
          {t('sum.print')}
        </Button>
      )}
      {open === 'reading' && <ReadingDialog customerId={customer.id} onClose={() => setOpen(undefined)} />}
      {open === 'analysis' && <AnalysisDialog customerId={customer.id} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Page({ summary: { facts, people, states, open, ledgers, events, entries } }: { summary: Summary }) {
  const t = useT({ ...supervisionMessages, ...supervisionTexts })
  const { language } = useLanguage()
  const day = (at: string | null) => (at === null ? null : chinaDay(new Date(at)))
  const shown = [
    [t('summary.owner'), facts.ownerName],
    [t('summary.since'), facts.tradeSince],
    [t('summary.last_contact'), day(facts.lastContactAt)],
    [t('summary.last_trade'), facts.lastTradeOn],
    [
      t('summary.classes'),
      classes
        .flatMap((key) => (facts[key] === null ? [] : [optionText(classFields[key], facts[key], language)]))
        .join('　'),
    ],
    [
      t('summary.avoided'),
      listText(
        language,
        (facts.avoidedMeans ?? []).map((key) => optionText(customerEntity.fields.avoidedMeans, key, language)),
      ),
    ],
    [language === 'en' ? 'Needs' : '客户需求', facts.needs],
  ].filter(([, said]) => said != null && said !== '')
  return (
    <div className="sum">
      <div>
        <Panel title={t('summary.events')} note={t('summary.counted', { n: entries })}>
          {events.map((one) => (
            <div key={one.id} className="li">
              <span className="tm n">{chinaDay(new Date(one.happenedAt)).slice(5)}</span>
              <CategoryTag category={one.category} />
              <span className="grow">
                {one.text}
                {one.outcome !== null && <span className="ink2"> {one.outcome}</span>}
              </span>
              <span className="mut sm">{one.authorName}</span>
            </div>
          ))}
          {events.length === 0 && <p className="mut pad">{t('sum.empty')}</p>}
        </Panel>
        <Panel title={t('summary.open')} note={`${open.length}`}>
          {open.map((one) => (
            <div key={one.id} className="li">
              <span className="grow">{one.title}</span>
              <span className="mut sm">{one.ownerName}</span>
              <DueBadge due={one.dueOn} />
            </div>
          ))}
          {open.length === 0 && <p className="mut pad">{t('summary.nothing_open')}</p>}
        </Panel>
      </div>
      <div>
        <Panel title={t('summary.facts')}>
          <dl>
            {shown.map(([name, said]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{said}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        <Panel title={t('summary.people')}>
          {people.map((one) => (
            <div key={one.id} className="li">
              <b>{one.name}</b>
              <Tag>{optionText(membership.fields.role, one.role, language)}</Tag>
              <span className="grow ink2">{one.habits}</span>
            </div>
          ))}
        </Panel>
        <Panel title={t('summary.state')}>
          {states.map((one) => (
            <div key={one.id} className="li">
              <b>{optionText(reading.fields.state, one.state, language)}</b>
              <span className="grow">{one.grounds}</span>
              <span className="mut sm n">
                {one.readOn} {one.authorName}
              </span>
            </div>
          ))}
          {states.length === 0 && <p className="mut pad">{t('sum.state_none')}</p>}
        </Panel>
        {ledgers.length > 0 && (
          <Panel title={t('summary.ledgers')}>
            {ledgers.map((one) => (
              <div key={one.category} className="li">
                <span className="grow">{optionText(journalEntry.fields.category, one.category, language)}</span>
                <span className="n mut sm">{one.count}</span>
                <b className="n">{numberText(one.balance ?? one.amount)}</b>
              </div>
            ))}
          </Panel>
        )}
      </div>
    </div>
  )
}
