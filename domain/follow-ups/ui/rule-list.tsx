import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import type { OutputOf } from '#web/api.ts'
import { paths } from '#web/paths.ts'
import { cadenceTexts } from './cadence-texts.ts'
import { planText } from './plan-words.ts'

type CadenceRow = OutputOf<'cadence.list'>['rows'][number]
type Counts = OutputOf<'cadence.counts'>['counts']

type RuleListProps = {
  rows: readonly CadenceRow[]
  counts: Counts | undefined
  chosen: string | undefined
  onNew: () => void
  /** Why no new one can be begun. */
  reason: string | undefined
}

/** The cadences of the firm down the left side: name, how many it applies to, its rhythm in a line. */
export function RuleList({ rows, counts, chosen, onNew, reason }: RuleListProps) {
  const t = useT(cadenceTexts)
  return (
    <nav className="rl" aria-label={t('cadence.rules')}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={paths.cadence(row.id)}
              className={row.id === chosen ? 'on' : undefined}
              aria-current={row.id === chosen ? 'page' : undefined}
            >
              <b title={row.name}>{row.name}</b>
              <span className="n">{counts?.[row.id] && countText(counts[row.id])}</span>
              <small>
                {planText(row.plan, t)}
                {row.hasDraft && (
                  <span className="och"> {t(row.isProposed ? 'cadence.proposal' : 'cadence.draft')}</span>
                )}
                {row.state === 'off' && <span> {t('cadence.off')}</span>}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      <div className="add">
        <Button tone="text" small icon="plus" onClick={onNew} {...(reason !== undefined && { reason })}>
          {t('cadence.new')}
        </Button>
      </div>
    </nav>
  )
}

function countText(count: Counts[string] | undefined): string {
  return count === undefined ? '' : `${count.matched.toLocaleString('en')}${count.isExact ? '' : '+'}`
}
