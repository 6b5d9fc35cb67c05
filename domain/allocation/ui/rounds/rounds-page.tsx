import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { allocationRound } from '../../rounds/schema.ts'
import { AllocationFrame } from '../allocation-frame.tsx'
import { allocationTexts } from '../allocation-texts.ts'
import { NewRoundDrawer } from './new-round-drawer.tsx'
import { RoundView } from './round-view.tsx'
import { useChosenCustomers } from './use-chosen-customers.ts'

type Round = OutputOf<'allocation.rounds'>['rows'][number]

/** 分配批次: surveyed customers given out by the five rules. */
export function RoundsPage() {
  const t = useT(allocationTexts)
  const [address, change] = useUrlState()
  const { data: session } = useSession()
  const runs = session?.rights['allocation.run'] !== undefined
  const { data, error } = useAsk('allocation.rounds', {}, { enabled: runs, staleMs: 0 })
  const chosen = useChosenCustomers()
  const [starting, setStarting] = useState(chosen !== undefined)
  const opened = typeof address['id'] === 'string' ? address['id'] : undefined
  const off = !runs
    ? { reason: t('alloc.no_right', { right: t('round.new') }) }
    : data?.waiting === 0 && chosen === undefined
      ? { reason: t('round.waiting_none') }
      : {}
  return (
    <AllocationFrame
      tab="rounds"
      acts={
        <Button small tone="primary" icon="plus" onClick={() => setStarting(true)} {...off}>
          {t('round.new')}
        </Button>
      }
    >
      {opened ? (
        <RoundView id={opened} />
      ) : (
        <div className="alloc">
          <RefusedNote error={error} />
          {data && data.waiting > 0 && <Banner tone="ochre">{t('round.waiting', { n: data.waiting })}</Banner>}
          {(data?.rows.length === 0 || !runs) && (
            <section className="sheet">
              <EmptyState drawing="paper" title={t('round.none')}>
                {t('round.none_how')}
              </EmptyState>
            </section>
          )}
          {data && data.rows.length > 0 && (
            <ul className="sheet cards">
              {data.rows.map((row) => (
                <RoundLine key={row.id} row={row} />
              ))}
            </ul>
          )}
        </div>
      )}
      {starting && (
        <NewRoundDrawer
          waiting={data?.waiting ?? 0}
          customerIds={chosen}
          onDone={(id) => change({ id })}
          onClose={() => setStarting(false)}
        />
      )}
    </AllocationFrame>
  )
}

const tones = { open: 'ochre', confirmed: 'pine', cancelled: 'lined' } as const

function RoundLine({ row }: { row: Round }) {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  return (
    <li>
      <div className="grow">
        <div className="l1">
          <Link className="lnk b" href={`${paths.rounds}?id=${row.id}`}>
            {row.name}
          </Link>
          <Tag tone={tones[row.state]}>{optionText(allocationRound.fields.state, row.state, language)}</Tag>
          {row.state === 'open' && row.undecided > 0 && (
            <Tag tone="seal">{t('round.undecided', { n: row.undecided })}</Tag>
          )}
          {row.sealedAt && <Tag tone="pine">{t('round.sealed')}</Tag>}
        </div>
        <p className="mut sm">
          {dayText(chinaDay(new Date(row.createdAt)), language)}
          <Rule />
          {t('over.by', { name: row.byName ?? '' })}
          <Rule />
          {t('round.customers', { n: row.customers })}
          {row.changed > 0 && (
            <>
              <Rule />
              {t('round.changed', { n: row.changed })}
            </>
          )}
        </p>
      </div>
    </li>
  )
}
