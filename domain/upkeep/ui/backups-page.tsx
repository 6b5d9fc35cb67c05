import { useCallback, useState } from 'react'
import { SettingsTabs } from '#domain/people/ui/settings-tabs.tsx'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { BackupTable } from './backup-table.tsx'
import { upkeepScreenMessages } from './messages.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import type { BackupList, BackupRow } from './shapes.ts'

const isOpen = (row: BackupRow) => row.state === 'waiting' || row.state === 'running'

/** 备份与还原: the copies there are, whether they can be relied on, and one made now. */
export function BackupsPage() {
  const t = useT(upkeepScreenMessages)
  const { data, error, refetch } = useAsk('backup.list', {}, { staleMs: 0 })
  const run = useCall('backup.run')
  const attempt = useCall('backup.rehearse')
  const [removing, setRemoving] = useState<BackupRow>()
  useNews(
    'backup.changed',
    useCallback(() => void refetch(), [refetch]),
  )
  const open = data?.rows.find(isOpen)
  const fault = error ?? run.error ?? attempt.error
  return (
    <>
      <PageTitle title={t('upkeep.settings')} sub={t('upkeep.say')}>
        <Button
          tone="primary"
          small
          icon="copy"
          busy={run.isPending || open !== undefined}
          onClick={() => run.mutate({})}
        >
          {t('upkeep.run')}
        </Button>
      </PageTitle>
      <SettingsTabs on="backups" />
      {data && <Times list={data} />}
      <RefusedNote error={fault} />
      {open && (
        <div className="kv" role="status">
          <span>{t('upkeep.at_work', { percent: open.percent })}</span>
          <span className="grow">
            <ProgressBar
              label={t('upkeep.running')}
              parts={[{ tone: 'pine', share: open.percent / 100, label: t('upkeep.running') }]}
            />
          </span>
        </div>
      )}
      <Panel title={t('upkeep.list')} fill>
        {data?.rows.length === 0 ? (
          <EmptyState drawing="folder" title={t('upkeep.none')}>
            {t('upkeep.none_say')}
          </EmptyState>
        ) : (
          <BackupTable rows={data?.rows} onTry={(id) => attempt.mutate({ id })} onRemove={setRemoving} />
        )}
      </Panel>
      <Panel title={t('upkeep.restore_title')}>
        <div className="pad">
          <p>{t('upkeep.restore_say')}</p>
          <p>
            <code>DATA_DIR=… npm run kedang -- restore ….kedang</code>
          </p>
        </div>
      </Panel>
      {removing && <RemoveDialog backup={removing} onClose={() => setRemoving(undefined)} />}
    </>
  )
}

/** When the last good copy was made and the last restore tried: on show, because nobody looks for it before the loss. */
function Times({ list }: { list: BackupList }) {
  const t = useT(upkeepScreenMessages)
  const { language } = useLanguage()
  const at = (instant: string | null) => (instant === null ? t('upkeep.never') : instantText(instant, language))
  if (list.isLate && list.rows.length > 0) {
    return (
      <Banner tone="seal" title={t('upkeep.late')} announce>
        {t('upkeep.late_say')}
      </Banner>
    )
  }
  const isFailed = list.lastTriedPassed === false
  return (
    <Banner tone={isFailed ? 'seal' : list.isLate ? 'ochre' : 'pine'}>
      {t('upkeep.last_good')} <b className="n">{at(list.lastGoodAt)}</b>
      <Rule />
      {t('upkeep.last_tried')} <b className="n">{at(list.lastTriedAt)}</b>{' '}
      {list.lastTriedPassed !== null && t(isFailed ? 'upkeep.not_passed' : 'upkeep.passed')}
    </Banner>
  )
}
