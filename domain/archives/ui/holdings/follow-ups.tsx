import { useState } from 'react'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { CloseDocument } from './documents-panel.tsx'
import { holdingMessages } from './holding-messages.ts'
import { ItemDialog } from './items-panel.tsx'
import type { Item, PassedDocument } from './shapes.ts'

/** Items and documents that stay on this list until their follow-up is closed, the most urgent first (ARC-07). */
export function FollowUps() {
  const t = useT(holdingMessages)
  const items = useAsk('item.followUps', {})
  const documents = useAsk('archive.documents', { openOnly: true, limit: 100 })
  const [item, setItem] = useState<Item>()
  const [document, setDocument] = useState<PassedDocument>()
  const open = (documents.data?.rows ?? []).filter((one) => one.followUp !== null && one.followUpClosedAt === null)
  const lines = [
    ...(items.data?.rows ?? []).map((one) => ({ one, close: () => setItem(one) })),
    ...open.map((one) => ({ one, close: () => setDocument(one) })),
  ].sort((a, b) => (a.one.followUpOn ?? '9999').localeCompare(b.one.followUpOn ?? '9999'))
  if (lines.length === 0) return null
  return (
    <Panel title={t('hold.to_follow')} note={lines.length}>
      <ul>
        {lines.map(({ one, close }) => (
          <li className="pl" key={one.id}>
            <span className="grow">
              <span className="flex ar-wrap">
                <Link className="b" href={paths.customerTab(one.customerId, 'files')}>
                  {one.customerName}
                </Link>
                <Tag>{one.title}</Tag>
                {one.followUpOn && <DueBadge due={one.followUpOn} />}
              </span>
              <span className="ink2">{one.followUp}</span>
            </span>
            <button type="button" className="lnk sm nw" onClick={close}>
              {t('hold.close_follow_up')}
            </button>
          </li>
        ))}
      </ul>
      {item && <ItemDialog act="close" one={item} onClose={() => setItem(undefined)} />}
      {document && <CloseDocument one={document} onClose={() => setDocument(undefined)} />}
    </Panel>
  )
}
