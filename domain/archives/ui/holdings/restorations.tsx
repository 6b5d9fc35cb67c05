import { useState } from 'react'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { restoration } from '../../keeping/schema.ts'
import { ReasonDialog } from '../record/reason-dialog.tsx'
import { holdingMessages } from './holding-messages.ts'

type Restoration = OutputOf<'archive.restorations'>['rows'][number]

/** Papers that were lost and are to be restored at once (ARC-48): of one customer, or of all with the customer named. */
export function Restorations({ customerId, mine = false }: { customerId?: string; mine?: boolean }) {
  const t = useT(holdingMessages)
  const { language } = useLanguage()
  const { data } = useAsk('archive.restorations', { ...(customerId && { customerId }), ...(mine && { mine }) })
  const [closing, setClosing] = useState<Restoration>()
  if (!data || data.rows.length === 0) return null
  return (
    <Panel title={t('hold.restorations')} note={data.rows.length}>
      <ul>
        {data.rows.map((one) => (
          <li className="pl" key={one.id}>
            <span className="grow">
              <span className="flex ar-wrap">
                <b>{one.subject}</b>
                <Tag tone="ochre">{optionText(restoration.fields.kind, one.kind, language)}</Tag>
                <DueBadge due={one.dueOn} />
              </span>
              <span className="mut sm">
                {customerId === undefined && (
                  <>
                    <Link className="lnk" href={paths.customer(one.customerId)}>
                      {one.customerName}
                    </Link>{' '}
                  </>
                )}
                {t('hold.responsible', { name: one.responsibleName ?? '—' })} {one.note}
              </span>
            </span>
            <button type="button" className="lnk sm nw" onClick={() => setClosing(one)}>
              {t('hold.restore_done')}
            </button>
          </li>
        ))}
      </ul>
      {closing && <RestoredDialog one={closing} onClose={() => setClosing(undefined)} />}
    </Panel>
  )
}

function RestoredDialog({ one, onClose }: { one: Restoration; onClose: () => void }) {
  const t = useT(holdingMessages)
  const say = useToast()
  const call = useCall('archive.restored', {
    onDone: () => {
      say({ text: t('hold.restored') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={`${t('hold.restore_done')} ${one.subject}`}
      about={t('hold.restore_about')}
      label={t('hold.result')}
      act={t('hold.restore_done')}
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(result) => call.mutate({ id: one.id, result: result ?? '' })}
    />
  )
}
