import { useCallback, useState } from 'react'
import { SettingsTabs } from '#domain/people/ui/settings-tabs.tsx'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { DeliveryLog } from './delivery-log.tsx'
import { IntegrationDrawer } from './integration-drawer.tsx'
import { IntegrationLines } from './integration-lines.tsx'
import { integrationTexts } from './integration-texts.ts'
import { MailPanel } from './mail-panel.tsx'
import { RobotsPanel } from './robots-panel.tsx'
import type { Integration } from './shapes.ts'
import '#domain/people/ui/people.css'

/** 对接: which other systems are told of events, and the log of what was told (TEC-12). */
export function IntegrationsPage() {
  const t = useT(integrationTexts)
  const [address, change] = useUrlState()
  const { data, error, refetch } = useAsk('integration.list', {}, { staleMs: 0 })
  const [open, setOpen] = useState<{ held: Integration | undefined }>()
  useNews(
    'integration.changed',
    useCallback(() => void refetch(), [refetch]),
  )
  const chosen = data?.rows.find((one) => one.id === address['system']) ?? data?.rows[0]
  return (
    <>
      <PageTitle title={t('int.settings')}>
        <Button small tone="primary" icon="plus" onClick={() => setOpen({ held: undefined })}>
          {t('int.new')}
        </Button>
      </PageTitle>
      <SettingsTabs on="integrations" />
      <div className="stack col gap">
        <p className="mut sm">
          {t('int.about')} {t('int.api')}{' '}
          <a className="lnk b" href="/api/openapi.json" target="_blank" rel="noreferrer">
            {t('int.api_document')}
          </a>
        </p>
        {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
        {data?.rows.length === 0 && (
          <section className="sheet">
            <EmptyState drawing="paper" title={t('int.none')}>
              {t('int.none_way')}
            </EmptyState>
          </section>
        )}
        {data && data.rows.length > 0 && (
          <IntegrationLines
            rows={data.rows}
            chosen={chosen?.id}
            onChoose={(id) => change({ system: id, state: undefined })}
            onEdit={(held) => setOpen({ held })}
          />
        )}
        {chosen && <DeliveryLog of={chosen} />}
        <RobotsPanel />
        <MailPanel />
      </div>
      {open && <IntegrationDrawer held={open.held} onClose={() => setOpen(undefined)} />}
    </>
  )
}
