import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { ReasonDialog } from '../record/reason-dialog.tsx'
import { RoomFrame } from './room-frame.tsx'
import { roomMessages } from './room-messages.ts'

type Merge = OutputOf<'merge.list'>['rows'][number]

/** What was merged, by whom and why; each can be taken back while nothing merged was changed since. */
export function MergesPage() {
  const t = useT(roomMessages)
  const { language } = useLanguage()
  const [undoing, setUndoing] = useState<Merge>()
  const { data, error, refetch } = useAsk('merge.list', {})
  return (
    <RoomFrame tab="merges">
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      {data && (
        <Panel title={t('room.merges')} note={data.rows.length > 0 && data.rows.length}>
          {data.rows.length === 0 && <EmptyState drawing="paper" title={t('dup.merges_none')} />}
          {data.rows.map((one) => (
            <div className="fix" key={one.id}>
              <div>
                <div className="l1">
                  <span>
                    {one.goneName} <span className="mut sm n">{one.goneNumber}</span>
                  </span>
                  <span className="mut">{t('dup.into')}</span>
                  <Link href={paths.customer(one.keptId)}>{one.keptName}</Link>
                  <span className="mut sm n">{one.keptNumber}</span>
                  {one.undoneAt && <Tag>{t('dup.undone')}</Tag>}
                </div>
                <div className="p">
                  {one.byName} {instantText(one.createdAt, language)} {one.reason}
                </div>
              </div>
              {!one.undoneAt && (
                <Button small icon="undo" onClick={() => setUndoing(one)}>
                  {t('dup.unmerge')}
                </Button>
              )}
            </div>
          ))}
        </Panel>
      )}
      {undoing && <UnmergeDialog one={undoing} onClose={() => setUndoing(undefined)} />}
    </RoomFrame>
  )
}

function UnmergeDialog({ one, onClose }: { one: Merge; onClose: () => void }) {
  const t = useT(roomMessages)
  const say = useToast()
  const call = useCall('customer.unmerge', {
    renews: ['merge', 'duplicate'],
    onDone: () => {
      say({ text: t('dup.unmerged') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('dup.unmerge')}
      about={t('dup.unmerge_about')}
      act={t('dup.unmerge')}
      tone="stop"
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(reason) => call.mutate({ mergeId: one.id, reason: reason ?? '' })}
    />
  )
}
