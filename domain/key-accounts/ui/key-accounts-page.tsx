import { useCallback, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { useSession } from '#web/session.ts'
import { AccountDrawer } from './account-drawer.tsx'
import { AccountRow } from './account-row.tsx'
import { AnalysisPanels } from './analysis-panels.tsx'
import { KeyAccountsFrame } from './key-accounts-frame.tsx'
import { keyAccountsTexts } from './key-accounts-texts.ts'
import { MarkDialog } from './mark-dialog.tsx'
import { RulePanel } from './rule-panel.tsx'

const views = ['everybody', 'mine', 'overdue'] as const

/** 大客户: the table the team shares, its figures, and by which condition customers come into it. */
export function KeyAccountsPage() {
  const t = useT(keyAccountsTexts)
  const [address] = useUrlState()
  const { data: session } = useSession()
  const [marking, setMarking] = useState(false)
  if (address['tab'] === 'analysis')
    return (
      <KeyAccountsFrame tab="analysis">
        <AnalysisPanels />
      </KeyAccountsFrame>
    )
  if (address['tab'] === 'rule')
    return (
      <KeyAccountsFrame tab="rule">
        <RulePanel />
      </KeyAccountsFrame>
    )
  const off =
    session?.rights['keyAccount.manage'] === undefined ? { reason: t('ka.no_right', { right: t('ka.mark') }) } : {}
  return (
    <KeyAccountsFrame
      tab="table"
      acts={
        <Button small tone="primary" icon="flag" onClick={() => setMarking(true)} {...off}>
          {t('ka.mark')}
        </Button>
      }
    >
      <Table />
      {marking && <MarkDialog onClose={() => setMarking(false)} />}
    </KeyAccountsFrame>
  )
}

function Table() {
  const t = useT(keyAccountsTexts)
  const [address, change] = useUrlState()
  const { data: session } = useSession()
  const view = views.find((one) => one === address['view']) ?? 'everybody'
  const me = session?.person.id
  const { data, error, refetch } = useAsk(
    'keyAccount.table',
    { ...(view === 'mine' && me !== undefined && { ownerId: me }), ...(view === 'overdue' && { overdue: true }) },
    { staleMs: 0 },
  )
  useNews(
    'keyAccount',
    useCallback(() => void refetch(), [refetch]),
  )
  const opened = typeof address['id'] === 'string' ? address['id'] : undefined
  const isAll = view === 'everybody'
  return (
    <>
      <div className="fb">
        <Segmented
          label={t('ka.which')}
          choices={views.map((key) => ({ key, label: t(`ka.${key}`) }))}
          value={view}
          onChange={(key) => change({ view: key === 'everybody' ? undefined : key })}
        />
      </div>
      <div className="ka">
        <RefusedNote error={error} />
        {data?.rows.length === 0 && (
          <section className="sheet">
            <EmptyState drawing={isAll ? 'calendar' : 'search'} title={t(isAll ? 'ka.none' : 'ka.none_found')}>
              {isAll && t('ka.none_how')}
            </EmptyState>
          </section>
        )}
        {data && data.rows.length > 0 && (
          <section className="sheet" aria-label={t('ka.table')}>
            {data.rows.map((row) => (
              <AccountRow key={row.id} account={row} onOpen={() => change({ id: row.id })} />
            ))}
          </section>
        )}
      </div>
      {opened && <AccountDrawer id={opened} onClose={() => change({ id: undefined })} />}
    </>
  )
}
