import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { renew, useAsk, useCall } from '#web/api-hooks.ts'
import { useFollowing } from '#web/following.ts'
import { paths } from '#web/paths.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { RoomFrame } from './room-frame.tsx'
import { roomMessages } from './room-messages.ts'

type Pair = OutputOf<'duplicate.list'>['rows'][number]

// A pair takes a third of a screen; ten are one sitting.
const pageSize = 10

/** Pairs that may be one customer, side by side with the reasons: settle as different, or compare and merge. */
export function DuplicatesPage() {
  const t = useT(roomMessages)
  const [address, change] = useUrlState()
  const [merging, setMerging] = useState<Pair>()
  const state = address['state'] === 'different' ? 'different' : 'open'
  const after = typeof address['after'] === 'string' ? address['after'] : undefined
  const { data, error, refetch } = useAsk('duplicate.list', {
    state,
    limit: pageSize,
    ...(after !== undefined && { cursor: after }),
  })
  return (
    <RoomFrame tab="duplicates" sub={<SweepState />} acts={<SweepButton />}>
      <div className="flex" style={{ paddingBottom: 10 }}>
        <Segmented
          label={t('dup.state')}
          choices={[
            { key: 'open', label: t('dup.state_open') },
            { key: 'different', label: t('dup.state_different') },
          ]}
          value={state}
          onChange={(key) => change({ state: key === 'open' ? undefined : key, after: undefined })}
        />
      </div>
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      {data?.rows.length === 0 && (
        <section className="sheet">
          <EmptyState drawing="search" title={t('dup.none')}>
            {t('dup.none_when')}
          </EmptyState>
        </section>
      )}
      {data?.rows.map((pair) => (
        <PairSheet key={pair.id} pair={pair} onMerge={() => setMerging(pair)} />
      ))}
      {(after !== undefined || data?.next) && (
        <Pager
          from={1}
          to={0}
          {...(after !== undefined && { onPrevious: () => window.history.back() })}
          {...(data?.next && { onNext: () => change({ after: data.next ?? undefined }) })}
        />
      )}
      {merging && (
        <MergeDialog firstId={merging.first.id} secondId={merging.second.id} onClose={() => setMerging(undefined)} />
      )}
    </RoomFrame>
  )
}

// A job begins within this; then the state says that it is under way.
const beginsWithinMs = 1000

function useSweep() {
  const { data, refetch } = useAsk('duplicate.sweepState', {})
  const client = useQueryClient()
  const isUnderWay = data !== undefined && data.startedAt !== null && data.finishedAt === null
  useFollowing({ topic: 'job', key: 'name', is: 'duplicates.sweep', isUnderWay, refetch })
  // What was found is shown when the comparison has ended.
  const finishedAt = data?.finishedAt
  const shownAt = useRef(finishedAt)
  useEffect(() => {
    if (finishedAt && shownAt.current !== undefined && shownAt.current !== finishedAt) void renew(client, ['duplicate'])
    shownAt.current = finishedAt
  }, [finishedAt, client])
  return { data, isUnderWay, refetch }
}

function SweepState() {
  const t = useT(roomMessages)
  const { language } = useLanguage()
  const { data, isUnderWay } = useSweep()
  if (!data) return null
  if (isUnderWay) {
    return (
      <span className="flex">
        <span style={{ width: 120 }}>
          <ProgressBar
            label={t('dup.sweep')}
            parts={[{ tone: 'brand', share: data.groups === 0 ? 1 : data.done / data.groups, label: t('dup.sweep') }]}
          />
        </span>
        {t('dup.sweeping', { done: data.done, total: data.groups })}
      </span>
    )
  }
  return (
    <>
      <b>{t('dup.open', { n: data.open })}</b>{' '}
      <span className="mut sm">
        {data.finishedAt ? t('dup.last', { at: instantText(data.finishedAt, language) }) : t('dup.never')}
      </span>
    </>
  )
}

function SweepButton() {
  const t = useT(roomMessages)
  const { isUnderWay, refetch } = useSweep()
  const sweep = useCall('duplicate.sweep', { onDone: () => setTimeout(() => void refetch(), beginsWithinMs) })
  return (
    <Button small icon="refresh" busy={isUnderWay || sweep.isPending} onClick={() => sweep.mutate({})}>
      {t('dup.sweep')}
    </Button>
  )
}

const compared = [
  'phones',
  'creditCode',
  'address',
  'birthday',
  'legalRepresentative',
  'workUnit',
  'tier',
  'abc',
  'stage',
  'lastTradeOn',
] as const

function PairSheet({ pair, onMerge }: { pair: Pair; onMerge: () => void }) {
  const t = useT(roomMessages)
  const text = useText()
  const say = useToast()
  const { fields } = useCustomerFields()
  const reopen = useCall('duplicate.reopen', { onDone: () => say({ text: t('dup.reopened') }) })
  const dismiss = useCall('duplicate.dismiss', {
    onDone: () =>
      say({ text: t('dup.dismissed'), action: { label: t('ui.undo'), onPress: () => reopen.mutate({ id: pair.id }) } }),
  })
  const sides = [pair.first, pair.second]
  const shown = compared.filter((key) => sides.some((side) => !isEmptyValue(side[key])))
  return (
    <section className="sheet dupe">
      <header className="sh">
        <span className="score">{t('dup.score', { n: pair.score })}</span>
        <span className="flex">
          {pair.reasons.map((reason) => (
            <Tag key={reason.code} tone="ochre">
              {reason.message}
            </Tag>
          ))}
        </span>
      </header>
      <div className="ar-cmp">
        <span className="hd">{t('dup.field')}</span>
        {sides.map((side) => (
          <span className="hd" key={side.id}>
            <Link className="lnk b" href={paths.customer(side.id)}>
              {side.name}
            </Link>{' '}
            <span className="n">{side.number}</span>
          </span>
        ))}
        {shown.map((key) => {
          const field = fields[key]
          const isSame = JSON.stringify(pair.first[key]) === JSON.stringify(pair.second[key])
          return (
            <div key={key} style={{ display: 'contents' }}>
              <b>{text(field?.label ?? { zh: key, en: key })}</b>
              {sides.map((side) => (
                <span key={side.id} className={isSame ? undefined : 'diff'}>
                  {!field || isEmptyValue(side[key]) ? (
                    <span className="mut">—</span>
                  ) : (
                    <FieldValue field={field} value={side[key]} record={side} fieldKey={key} />
                  )}
                </span>
              ))}
            </div>
          )
        })}
      </div>
      <footer>
        {pair.state === 'open' ? (
          <>
            <Button small icon="merge" onClick={onMerge}>
              {t('dup.compare')}
            </Button>
            <Button small tone="text" busy={dismiss.isPending} onClick={() => dismiss.mutate({ id: pair.id })}>
              {t('dup.dismiss')}
            </Button>
          </>
        ) : (
          <Button small icon="undo" busy={reopen.isPending} onClick={() => reopen.mutate({ id: pair.id })}>
            {t('dup.reopen')}
          </Button>
        )}
      </footer>
    </section>
  )
}
