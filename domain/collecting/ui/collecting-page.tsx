import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { CampaignDrawer } from './campaign-drawer.tsx'
import { CampaignsList } from './campaigns-list.tsx'
import { ChannelsList } from './channels-list.tsx'
import { collectingTexts } from './collecting-texts.ts'
import { CollectionsList } from './collections-list.tsx'
import { DataFormDrawer } from './data-form-drawer.tsx'
import { DataFormsList } from './data-forms-list.tsx'
import { FillDrawer } from './fill-drawer.tsx'
import { useKinds } from './kinds.ts'
import { WorkingList } from './working-list.tsx'
import './collecting.css'

const tabs = ['waiting', 'not_handed', 'campaigns', 'data_forms', 'working', 'channels'] as const
const forManagers: readonly string[] = ['data_forms', 'channels']
type Tab = (typeof tabs)[number]

/** How information comes in: forms waiting to be filed, campaigns, data forms behind links, one's own list. */
export function CollectingPage() {
  const t = useT(collectingTexts)
  const [state] = useUrlState()
  const { data: session } = useSession()
  const manages = session?.rights['collecting.manage'] !== undefined
  const offered = tabs.filter((one) => manages || !forManagers.includes(one))
  const tab: Tab = offered.find((one) => one === state['tab']) ?? 'waiting'
  const [filling, setFilling] = useState<string>()
  const [isOpening, setIsOpening] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const off = manages ? {} : { reason: t('collecting.no_right') }
  return (
    <>
      <PageTitle title={t('collecting.title')}>
        {tab === 'campaigns' && (
          <Button small icon="flag" onClick={() => setIsOpening(true)} {...off}>
            {t('campaign.new')}
          </Button>
        )}
        {manages && (
          <Button small icon="qr" onClick={() => setIsSending(true)}>
            {t('send.new')}
          </Button>
        )}
        <FillMenu onFill={setFilling} />
      </PageTitle>
      <Tabs
        label={t('collecting.title')}
        tabs={offered.map((one) => ({
          href: one === 'waiting' ? paths.collecting : `${paths.collecting}?tab=${one}`,
          label: t(`collecting.${one}`),
          on: one === tab,
        }))}
      />
      {tab === 'waiting' && <CollectionsList key="waiting" only="waiting" />}
      {tab === 'not_handed' && <CollectionsList key="not_handed" only="notHandedOver" />}
      {tab === 'campaigns' && <CampaignsList manages={manages} onFill={setFilling} />}
      {tab === 'data_forms' && <DataFormsList />}
      {tab === 'working' && <WorkingList />}
      {tab === 'channels' && <ChannelsList />}
      {filling !== undefined && <FillDrawer kindKey={filling} onClose={() => setFilling(undefined)} />}
      {isOpening && <CampaignDrawer held={undefined} onClose={() => setIsOpening(false)} />}
      {isSending && <DataFormDrawer onClose={() => setIsSending(false)} />}
    </>
  )
}

function FillMenu({ onFill }: { onFill: (kind: string) => void }) {
  const t = useT(collectingTexts)
  const text = useText()
  const kinds = [...useKinds().values()].filter((kind) => kind.key !== 'dataForm')
  return (
    <Menu
      label={t('collecting.fill')}
      alignEnd
      items={kinds.map((kind) => ({
        key: kind.key,
        label: text(kind.label),
        ...(kind.form && { note: kind.form }),
        onPress: () => onFill(kind.key),
      }))}
    >
      {(props) => (
        <button type="button" className="btn s pri" {...props}>
          <Icon name="edit" small />
          {t('collecting.fill')}
          <Icon name="chevron-down" small />
        </button>
      )}
    </Menu>
  )
}
