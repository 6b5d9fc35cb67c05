import type { ReactNode } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { paths } from '#web/paths.ts'
import { keyAccountsTexts } from './key-accounts-texts.ts'
import './key-accounts.css'

const tabs = [
  { key: 'table', href: paths.keyAccounts },
  { key: 'analysis', href: `${paths.keyAccounts}?tab=analysis` },
  { key: 'rule', href: `${paths.keyAccounts}?tab=rule` },
] as const
export type KeyAccountsTab = (typeof tabs)[number]['key']

/** 大客户 with its parts as tabs. */
export function KeyAccountsFrame({
  tab,
  acts,
  children,
}: {
  tab: KeyAccountsTab
  acts?: ReactNode
  children: ReactNode
}) {
  const t = useT(keyAccountsTexts)
  return (
    <>
      <PageTitle title={t('ka.title')}>{acts}</PageTitle>
      <Tabs
        label={t('ka.tabs')}
        tabs={tabs.map(({ key, href }) => ({ href, label: t(`ka.${key}`), on: key === tab }))}
      />
      {children}
    </>
  )
}
