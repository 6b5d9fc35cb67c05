import type { ReactNode } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { paths } from '#web/paths.ts'
import { policyTexts } from './policy-texts.ts'
import './policies.css'

const tabs = [
  { key: 'documents', href: paths.rules },
  { key: 'numbers', href: paths.ruleNumbers },
  { key: 'cadences', href: paths.cadences },
  { key: 'duties', href: paths.ruleDuties },
  { key: 'calendar', href: paths.workCalendar },
  { key: 'compliance', href: paths.compliance },
] as const

type RulesFrameProps = {
  tab: (typeof tabs)[number]['key']
  /** The name of the part, where it has one of its own. */
  title?: string
  sub?: ReactNode
  acts?: ReactNode
  children: ReactNode
}

/** 制度: one title, its parts as tabs. */
export function RulesFrame({ tab, title, sub, acts, children }: RulesFrameProps) {
  const t = useT(policyTexts)
  return (
    <>
      <PageTitle title={title ?? t(tab === 'documents' ? 'policies.title' : `policies.${tab}`)} sub={sub}>
        {acts}
      </PageTitle>
      <Tabs
        label={t('policies.tabs')}
        tabs={tabs.map(({ key, href }) => ({ href, label: t(`policies.${key}`), on: key === tab }))}
      />
      {children}
    </>
  )
}
