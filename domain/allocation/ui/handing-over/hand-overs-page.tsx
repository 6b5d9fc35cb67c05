import { useCallback, useState } from 'react'
import { listText } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { handOver } from '../../handing-over/schema.ts'
import { AllocationFrame } from '../allocation-frame.tsx'
import { allocationTexts } from '../allocation-texts.ts'
import type { HandOver } from '../shapes.ts'
import { HandOverDrawer } from './hand-over-drawer.tsx'
import { NewHandOverDrawer } from './new-hand-over-drawer.tsx'

/** 交接: who handed over to whom, and what waits for a word of the successor. */
export function HandOversPage() {
  const t = useT(allocationTexts)
  const [address, change] = useUrlState()
  const textAt = (key: string) => (typeof address[key] === 'string' ? address[key] : undefined)
  const [from, opened] = [textAt('from'), textAt('id')]
  const { data: session } = useSession()
  const manages = session?.rights['handOver.manage'] !== undefined
  const { data, error, refetch } = useAsk('handOver.list', {}, { staleMs: 0 })
  useNews(
    'handOver',
    useCallback(() => void refetch(), [refetch]),
  )
  const [starting, setStarting] = useState(from !== undefined)
  const off = manages ? {} : { reason: t('alloc.no_right', { right: t('over.new') }) }
  const close = () => {
    setStarting(false)
    change({ from: undefined })
  }
  return (
    <AllocationFrame
      tab="handOvers"
      acts={
        <Button small tone="primary" icon="swap" onClick={() => setStarting(true)} {...off}>
          {t('over.new')}
        </Button>
      }
    >
      <div className="alloc">
        <RefusedNote error={error} />
        {data?.rows.length === 0 && (
          <section className="sheet">
            <EmptyState drawing="paper" title={t('over.none')}>
              {t('over.none_how')}
            </EmptyState>
          </section>
        )}
        {data && data.rows.length > 0 && (
          <ul className="sheet cards">
            {data.rows.map((row) => (
              <HandOverLine key={row.id} row={row} />
            ))}
          </ul>
        )}
      </div>
      {starting && <NewHandOverDrawer staffId={from} onClose={close} />}
      {opened && <HandOverDrawer id={opened} onClose={() => change({ id: undefined })} />}
    </AllocationFrame>
  )
}

const tones = { running: 'ochre', done: 'pine', undoing: 'ochre', undone: 'lined' } as const

function HandOverLine({ row }: { row: HandOver }) {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  const isUnderWay = row.state === 'running' || row.state === 'undoing'
  const waiting = row.receipts.filter((one) => one.confirmedAt === null)
  return (
    <li>
      <div className="grow">
        <div className="l1">
          <Link className="lnk b" href={`${paths.handOvers}?id=${row.id}`}>
            {t('over.new_of', { name: row.fromName })}
          </Link>
          <Tag>{optionText(handOver.fields.kind, row.kind, language)}</Tag>
          <Tag tone={tones[row.state]}>{optionText(handOver.fields.state, row.state, language)}</Tag>
          {row.stayed > 0 && <Tag tone="seal">{t('over.stayed', { n: row.stayed })}</Tag>}
        </div>
        <p className="ink2 sm">{row.reason}</p>
        <p className="mut sm">
          {dayText(chinaDay(new Date(row.createdAt)), language)}
          <Rule />
          {t('over.by', { name: row.byName ?? '' })}
          <Rule />
          {listText(
            language,
            row.receipts.map((one) => one.toName),
          )}
          {row.state === 'done' && waiting.length > 0 && (
            <>
              <Rule />
              {t('over.waiting')} {waiting.length}
            </>
          )}
        </p>
        {isUnderWay && (
          <ProgressBar
            label={optionText(handOver.fields.state, row.state, language)}
            parts={[{ tone: 'brand', share: row.total === 0 ? 1 : row.done / row.total, label: `${row.done}` }]}
          />
        )}
      </div>
    </li>
  )
}
