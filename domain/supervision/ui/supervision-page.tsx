import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { BoardView } from './board-view.tsx'
import { CoverageView } from './coverage-view.tsx'
import { QueueView } from './queue-view.tsx'
import { SharesView } from './shares-view.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import './supervision.css'

const views = { board: BoardView, queue: QueueView, shares: SharesView, coverage: CoverageView } as const
type View = keyof typeof views
const words = { board: 'sup.board', queue: 'sup.queue', shares: 'sup.shares', coverage: 'sup.coverage' } as const
const needs: Record<View, string> = {
  board: 'task.read',
  queue: 'supervision.inspect',
  shares: 'journal.review',
  coverage: 'journal.read',
}

/** How customers are served: the day's board, journals to inspect, shares, customers nobody writes about. */
export function SupervisionPage() {
  const t = useT(supervisionTexts)
  const [state] = useUrlState()
  const { data: session } = useSession()
  const open = (Object.keys(views) as View[]).filter((one) => session?.rights[needs[one]] !== undefined)
  const asked = String(state['tab'] ?? '')
  const tab = open.find((one) => one === asked) ?? open[0]
  const Shown = tab === undefined ? undefined : views[tab]
  return (
    <>
      <PageTitle title={t('sup.title')} />
      <Tabs
        label={t('sup.title')}
        tabs={open.map((one) => ({
          href: one === 'board' ? paths.supervision : `${paths.supervision}?tab=${one}`,
          label: t(words[one]),
          on: one === tab,
        }))}
      />
      {Shown && <Shown />}
    </>
  )
}
