import { ButtonLink } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { FollowUps } from '../holdings/follow-ups.tsx'
import { Restorations } from '../holdings/restorations.tsx'
import { RoomFrame } from './room-frame.tsx'
import { roomMessages } from './room-messages.ts'

type Group = OutputOf<'archive.fixQueue'>['groups'][number]
type FixKey = 'draft' | 'approval'

// Five of each kind fit on a screen together; one kind alone shows as many as a person mends in a day.
const shownOfEach = 5
const shownOfOne = 200

/** Which archives to mend today, by what is wrong, the most pressing first. */
export function UpkeepPage() {
  const t = useT(roomMessages)
  const [address, change] = useUrlState()
  const { data: session } = useSession()
  // Who checks the archives of others begins with those of all.
  const checks = session?.rights['customer.verify'] !== undefined || session?.rights['customer.approve'] !== undefined
  const usual = checks ? 'all' : 'mine'
  const isMine = (address['whose'] ?? usual) !== 'all'
  const only = typeof address['only'] === 'string' ? (address['only'] as FixKey) : undefined
  const { data, error, refetch } = useAsk('archive.fixQueue', {
    ...(isMine && { mine: true }),
    ...(only !== undefined && { only }),
    limit: only === undefined ? shownOfEach : shownOfOne,
  })
  const groups = data?.groups.filter((group) => group.total > 0)
  return (
    <RoomFrame
      tab="upkeep"
      acts={
        <Segmented
          label={t('room.whose')}
          choices={[
            { key: 'mine', label: t('room.mine') },
            { key: 'all', label: t('room.all') },
          ]}
          value={isMine ? 'mine' : 'all'}
          onChange={(whose) => change({ whose: whose === usual ? undefined : whose })}
        />
      }
    >
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton percent={60} />}
      <div className="ar-stacked">
        {only === undefined && (
          <>
            <Restorations mine={isMine} />
            <FollowUps />
          </>
        )}
        {groups?.map((group) => (
          <FixGroup key={group.key} group={group} isOnly={only !== undefined} onOnly={(key) => change({ only: key })} />
        ))}
        {groups?.length === 0 && (
          <section className="sheet">
            <EmptyState drawing="paper" title={t('room.done')}>
              {t('room.done_when')}
            </EmptyState>
          </section>
        )}
      </div>
    </RoomFrame>
  )
}

type FixGroupProps = { group: Group; isOnly: boolean; onOnly: (key: string | undefined) => void }

function FixGroup({ group, isOnly, onOnly }: FixGroupProps) {
  const t = useT(roomMessages)
  const hasMore = !isOnly && group.total > group.rows.length
  return (
    <Panel
      title={group.label}
      note={t(group.isExact ? 'room.total' : 'room.total_about', { n: group.total.toLocaleString('en') })}
      aside={
        (hasMore || isOnly) && (
          <button type="button" className="lnk" onClick={() => onOnly(isOnly ? undefined : group.key)}>
            {t(isOnly ? 'room.less' : 'room.more')}
          </button>
        )
      }
    >
      {group.rows.map((row) => (
        <FixLine key={row.id} row={row} />
      ))}
    </Panel>
  )
}

function FixLine({ row }: { row: Group['rows'][number] }) {
  const t = useT(roomMessages)
  const text = useText()
  const { language } = useLanguage()
  const today = useToday()
  const { fields } = useCustomerFields()
  const missing = (row.missing ?? []).map((key) => text(fields[key]?.label ?? { zh: key, en: key }))
  return (
    <div className="fix">
      <div>
        <div className="l1">
          <Icon name={row.kind === 'organisation' ? 'building' : 'person'} small />
          <Link href={paths.customer(row.id)}>{row.name}</Link>
          <span className="mut sm n">{row.number}</span>
          <Meter percent={row.completeness} />
        </div>
        <div className="p">
          {row.ownerName ? t('room.owner', { name: row.ownerName }) : t('room.no_owner')}
          {row.since && (
            <>
              <Rule />
              {t('room.since', { day: shortDayText(row.since, today, language) })}
            </>
          )}
          {missing.length > 0 && (
            <>
              <Rule />
              {t('room.missing', { fields: missing.slice(0, 4) })}
            </>
          )}
        </div>
      </div>
      <ButtonLink small href={paths.customer(row.id)}>
        {t('room.go')}
      </ButtonLink>
    </div>
  )
}
