import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { membership } from '../../contacts/schema.ts'
import { PrintButton } from '../printing/print-button.tsx'
import { RoomFrame } from './room-frame.tsx'
import { roomMessages } from './room-messages.ts'

/** Whom to call for a unit, in calling order, one step from its number; and a whole building for the duty desk (ARC-60). */
export function EmergencyPage() {
  const t = useT(roomMessages)
  const { language } = useLanguage()
  const [address, change] = useUrlState()
  const asked = { building: wordOf(address['building']), unit: wordOf(address['unit']) }
  const [draft, setDraft] = useState(asked)
  const hasAsked = asked.building !== '' || asked.unit !== ''
  const { data, error, refetch } = useAsk(
    'archive.emergency',
    { ...(asked.building && { building: asked.building }), ...(asked.unit && { unit: asked.unit }) },
    { enabled: hasAsked },
  )
  return (
    <RoomFrame
      tab="emergency"
      acts={
        <PrintButton
          key={asked.building}
          offers={[
            {
              key: 'duty',
              request: { kind: 'duty', ...(asked.building !== '' && { building: asked.building }) },
              subject: 'duty',
            },
          ]}
        />
      }
    >
      <form
        className="fb"
        onSubmit={(event) => {
          event.preventDefault()
          change({ building: draft.building.trim() || undefined, unit: draft.unit.trim() || undefined })
        }}
      >
        {(['building', 'unit'] as const).map((key) => (
          <label className="flex sm" key={key}>
            {t(`emergency.${key}`)}
            <input
              className="in"
              value={draft[key]}
              maxLength={40}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            />
          </label>
        ))}
        <Button tone="primary" type="submit" icon="phone">
          {t('emergency.find')}
        </Button>
      </form>
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      {!hasAsked && <p className="mut">{t('emergency.about')}</p>}
      {hasAsked && data?.rows.length === 0 && (
        <section className="sheet">
          <EmptyState title={t('emergency.none')}>{t('emergency.none_way')}</EmptyState>
        </section>
      )}
      <div className="ar-stacked">
        {hasAsked &&
          data?.rows.map((row) => (
            <Panel
              key={row.customerId}
              title={[row.building, row.unit].filter(Boolean).join(' ') || row.number}
              note={
                <Link className="lnk" href={paths.customer(row.customerId)}>
                  {row.customerName}
                </Link>
              }
            >
              <ol>
                {row.contacts.map((one, n) => (
                  <li className="pl" key={one.id}>
                    <span className="n b">{one.callingOrder ?? n + 1}</span>
                    <b>{one.name}</b>
                    <Tag>{optionText(membership.fields.role, one.role, language)}</Tag>
                    <span className="grow ink2">{one.duty}</span>
                    {one.phones.map((phone) => (
                      <a className="lnk n nw" key={phone} href={`tel:${phone}`}>
                        {phone}
                      </a>
                    ))}
                  </li>
                ))}
              </ol>
            </Panel>
          ))}
      </div>
    </RoomFrame>
  )
}

/** Unit numbers such as 1203 come out of the address as numbers. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
