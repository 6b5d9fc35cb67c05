import type { ReactNode } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { allocationTexts } from './allocation-texts.ts'
import '#domain/collecting/ui/collecting.css'
import './allocation.css'

const tabs = [
  { key: 'pool', href: paths.pool, right: 'pool.claim' },
  { key: 'falling', href: paths.falling, right: 'pool.claim' },
  { key: 'rules', href: paths.poolRules, right: 'pool.claim' },
  { key: 'rounds', href: paths.rounds, right: 'allocation.run' },
  { key: 'handOvers', href: paths.handOvers, right: undefined },
] as const

type FrameProps = { tab: (typeof tabs)[number]['key']; sub?: ReactNode; acts?: ReactNode; children: ReactNode }

/** 客户分配 (顾客分配, 业主分配): who looks after whom, its parts as tabs. */
export function AllocationFrame({ tab, sub, acts, children }: FrameProps) {
  const t = useT(allocationTexts)
  const { data: session } = useSession()
  const offered = tabs.filter(
    ({ key, right }) => key === tab || right === undefined || session?.rights[right] !== undefined,
  )
  return (
    <>
      <PageTitle title={t('alloc.title')} sub={sub}>
        {acts}
      </PageTitle>
      <Tabs
        label={t('alloc.tabs')}
        tabs={offered.map(({ key, href }) => ({ href, label: t(`alloc.${key}`), on: key === tab }))}
      />
      {children}
    </>
  )
}
