import { useState } from 'react'
import { customer } from '#domain/archives/schema.ts'
import { ActButton } from '#domain/archives/ui/list/chosen-acts.tsx'
import type { Condition } from '#platform/core/conditions.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { shortDayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { allocationMessages } from '../../messages.ts'
import { coolsDownAt, whyNotTake } from '../../pool/rules.ts'
import { AllocationFrame } from '../allocation-frame.tsx'
import { allocationTexts } from '../allocation-texts.ts'
import { useChosenCustomers } from '../rounds/use-chosen-customers.ts'
import type { PoolRow, Standing } from '../shapes.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { GiveBackDialog } from './give-back-dialog.tsx'

const { name, kind, region, tier, abc, stage, lastTradeOn } = customer.fields
const asked = { kind, region, tier, abc, stage, lastTradeOn }
const fields = { name, region, tier, abc, stage, lastTradeOn }
const texts = { ...allocationTexts, ...allocationMessages }
const everything: Condition = { all: [] }

/** 公海: customers nobody looks after, to claim or to assign. */
export function PoolPage() {
  const t = useT(texts)
  const say = useToast()
  const [address, change] = useUrlState()
  const { data: session } = useSession()
  const [condition, setCondition] = useState<Condition>(everything)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [assigning, setAssigning] = useState(false)
  const given = useChosenCustomers()
  const [givingBack, setGivingBack] = useState(given !== undefined)
  const { data: standing } = useAsk('pool.standing', {}, { staleMs: 0 })
  const textAt = (key: string) => (typeof address[key] === 'string' ? address[key] : '')
  const search = textAt('q')
  const after = textAt('id') && textAt('since') ? { id: textAt('id'), since: textAt('since') } : undefined
  const isFiltered = search !== '' || condition !== everything
  const { data, error, isPlaceholderData } = useAsk('pool.list', {
    ...(search !== '' && { search }),
    ...(condition !== everything && { condition }),
    ...(after && { after }),
  })
  const claim = useCall('pool.claim', {
    renews: ['customer'],
    onDone: ({ claimed }) => {
      setChosen(new Set())
      say({ tone: 'pine', text: t('pool.claimed', { n: claimed.length }) })
    },
  })
  const mayAssign = session?.rights['pool.assign'] !== undefined
  const last = data?.rows.at(-1)
  const { language } = useLanguage()
  const today = useToday()
  const coolUntil = (row: PoolRow) =>
    shortDayText(chinaDay(coolsDownAt(row.since, standing?.mine.coolDownDays ?? 0)), today, language)
  const whyCooling = (row: PoolRow) => (row.isCoolingDown ? t('pool.cooling', { day: coolUntil(row) }) : undefined)
  const full = standing && whyNotTake(standing, standing.mine, chosen.size)
  const cooling = data?.rows.find((row) => row.isCoolingDown && chosen.has(row.id))
  const whyNotClaim = cooling
    ? t('pool.cooling_named', { name: cooling.name, day: coolUntil(cooling) })
    : full && t(full.code as 'pool.holding_full', full.params)
  const fault = error ?? claim.error
  return (
    <AllocationFrame tab="pool" sub={standing && <Facts standing={standing} />}>
      <div className="fb">
        <input
          className="in s find-name"
          type="search"
          aria-label={t('pool.search')}
          placeholder={t('pool.search')}
          defaultValue={search}
          onKeyDown={(event) =>
            event.key === 'Enter' &&
            change({ q: event.currentTarget.value || undefined, id: undefined, since: undefined })
          }
        />
        <ConditionChips fields={asked} condition={condition} onChange={setCondition} />
      </div>
      {standing && standing.fallTomorrow > 0 && (
        <Banner
          tone="ochre"
          action={
            <Link className="lnk" href={`${paths.falling}?whose=mine`}>
              {t('pool.see')}
            </Link>
          }
        >
          {t('pool.tomorrow_mine', { n: standing.fallTomorrow })}
        </Banner>
      )}
      {data?.viewsLeft === 0 && standing && (
        <Banner>{t('pool.views_used', { cap: standing.limits.viewsPerDay ?? 0 })}</Banner>
      )}
      <RefusedNote error={fault} />
      <ListFromFields<PoolRow>
        label={t('alloc.pool')}
        fields={fields}
        columns={['name', 'region', 'tier', 'abc', 'stage', 'lastTradeOn', 'since', 'reason', 'act']}
        heads={{ since: t('pool.since'), reason: t('pool.reason'), act: '' }}
        rows={data?.rows}
        rowId={(row) => row.id}
        stale={isPlaceholderData}
        chosen={chosen}
        onChoose={setChosen}
        // Whoever may assign can still give it to somebody else.
        {...(!mayAssign && { whyNotChoose: whyCooling })}
        cells={{
          since: (row) => <Since row={row} />,
          reason: (row) => <Reason row={row} />,
          act: (row) => (
            <Button
              small
              aria-label={`${t('pool.claim')} ${row.name}`}
              busy={claim.isPending}
              onClick={() => claim.mutate({ ids: [row.id] })}
              reason={whyCooling(row)}
            >
              {t('pool.claim')}
            </Button>
          ),
        }}
        phone={{
          second: (row) => (
            <>
              {row.isCoolingDown && <span className="mut sm">{whyCooling(row)} </span>}
              <Reason row={row} />
            </>
          ),
          end: (row) => <Since row={row} />,
        }}
        empty={
          <EmptyState drawing={isFiltered ? 'search' : 'paper'} title={t(isFiltered ? 'pool.none_found' : 'pool.none')}>
            {!isFiltered && t('pool.none_how')}
          </EmptyState>
        }
        bulk={
          <>
            <ActButton
              icon="swap"
              word={t('pool.claim_n', { n: chosen.size })}
              why={whyNotClaim}
              onPress={() => claim.mutate({ ids: [...chosen] })}
            />
            <ActButton
              icon="tag"
              word={t('pool.assign')}
              why={mayAssign ? undefined : t('alloc.no_right', { right: t('pool.assign_do') })}
              onPress={() => setAssigning(true)}
            />
          </>
        }
      />
      {(data?.isMore || after) && (
        <div className="acts-line end">
          {after && (
            <Button small onClick={() => change({ id: undefined, since: undefined })}>
              {t('alloc.first')}
            </Button>
          )}
          {data?.isMore && last && (
            <Button small onClick={() => change({ id: last.id, since: last.since })}>
              {t('alloc.more')}
            </Button>
          )}
        </div>
      )}
      {givingBack && given && (
        <GiveBackDialog ids={[...given]} onDone={() => undefined} onClose={() => setGivingBack(false)} />
      )}
      {assigning && (
        <AssignDialog ids={[...chosen]} onDone={() => setChosen(new Set())} onClose={() => setAssigning(false)} />
      )}
    </AllocationFrame>
  )
}

function Facts({ standing }: { standing: Standing }) {
  const t = useT(allocationTexts)
  const { inPool, holds, claimedToday, mine } = standing
  const { holdingCap, claimsPerDay } = mine
  return (
    <>
      {t('pool.in', { n: inPool.toLocaleString('en') })}
      <span className="desk">
        <Rule />
        {holdingCap === null ? t('pool.hold', { n: holds }) : t('pool.hold_of', { n: holds, cap: holdingCap })}
        <Rule />
        {claimsPerDay === null
          ? t('pool.took', { n: claimedToday })
          : t('pool.took_of', { n: claimedToday, cap: claimsPerDay })}
      </span>
    </>
  )
}

function Since({ row }: { row: PoolRow }) {
  const { language } = useLanguage()
  const today = useToday()
  return <span className="n nw">{shortDayText(chinaDay(new Date(row.since)), today, language)}</span>
}

function Reason({ row }: { row: PoolRow }) {
  return (
    <span className="ink2 sm">
      {row.reason} {row.formerOwnerName && <Tag tone="lined">{row.formerOwnerName}</Tag>}
    </span>
  )
}
