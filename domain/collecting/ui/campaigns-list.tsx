import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { campaign } from '../campaigns/schema.ts'
import { type Campaign, CampaignDrawer } from './campaign-drawer.tsx'
import { CardsList } from './cards-list.tsx'
import { collectingTexts } from './collecting-texts.ts'
import { useKinds } from './kinds.ts'
import { ParticipantsDialog } from './participants-dialog.tsx'

/** Campaigns with how their forms stand. */
export function CampaignsList({ manages, onFill }: { manages: boolean; onFill: (kind: string) => void }) {
  const t = useT(collectingTexts)
  const { data, error } = useAsk('campaign.list', {})
  const [editing, setEditing] = useState<Campaign>()
  const [entering, setEntering] = useState<Campaign>()
  const close = useCall('campaign.close')
  return (
    <>
      <CardsList
        rows={data?.rows}
        errors={[error, close.error]}
        none={
          <EmptyState drawing="calendar" title={t('collecting.campaigns_none')}>
            {t('collecting.campaigns_how')}
          </EmptyState>
        }
      >
        {(row) => (
          <li key={row.id}>
            <CampaignLine row={row} />
            {row.closedAt === null && (
              <span className="acts">
                <Button small onClick={() => onFill(row.kind)}>
                  {t('collecting.fill')}
                </Button>
                <Button small onClick={() => setEntering(row)}>
                  {t('campaign.people')}
                </Button>
                {manages && (
                  <>
                    <Button small tone="text" onClick={() => setEditing(row)}>
                      {t('campaign.edit')}
                    </Button>
                    <Button
                      small
                      tone="text"
                      busy={close.isPending}
                      onClick={() => close.mutate({ id: row.id, version: row.version })}
                    >
                      {t('campaign.close')}
                    </Button>
                  </>
                )}
              </span>
            )}
          </li>
        )}
      </CardsList>
      {editing && <CampaignDrawer held={editing} onClose={() => setEditing(undefined)} />}
      {entering && <ParticipantsDialog campaign={entering} onClose={() => setEntering(undefined)} />}
    </>
  )
}

function CampaignLine({ row }: { row: Campaign }) {
  const t = useT(collectingTexts)
  const text = useText()
  const { language } = useLanguage()
  const kind = useKinds().get(row.kind)
  const facts = [
    kind && text(kind.label),
    row.heldOn && dayText(row.heldOn, language),
    row.place,
    row.managerName,
    t('campaign.counts', { forms: row.forms, signed: row.signed, open: row.notHandedOver }),
  ]
  return (
    <div className="grow">
      <div className="l1">
        <b>{row.name}</b>
        <Tag>{optionText(campaign.fields.type, row.type, language)}</Tag>
        {row.closedAt !== null && <Tag tone="lined">{t('campaign.closed')}</Tag>}
        {row.late > 0 && <Tag tone="seal">{t('campaign.late', { n: row.late })}</Tag>}
      </div>
      <p className="ink2 sm">{row.purpose}</p>
      <p className="mut sm">
        <Facts of={facts} />
      </p>
    </div>
  )
}
