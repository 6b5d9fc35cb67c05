import { Icon } from './icon.tsx'
import { useT } from './language.tsx'
import { Rule } from './page-title.tsx'

type PagerProps = {
  /** Number of the first and last row shown, counted from 1. */
  from: number
  to: number
  /** All matches; `exact` false says so in words. Unknown is left out. */
  total?: number | undefined
  exact?: boolean
  /** How long the server took, in seconds. */
  seconds?: number | undefined
  size?: number
  /** Paging is by key: there is a page before or after, or there is not. */
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
}

const number = (n: number) => n.toLocaleString('en')

/** The foot of a list: where one is, how many there are, one page back and on. */
export function Pager({ from, to, total, exact = true, seconds, size, onPrevious, onNext }: PagerProps) {
  const t = useT()
  const step = (direction: 'previous' | 'next', go: (() => void) | undefined) => (
    <button
      type="button"
      aria-disabled={go === undefined || undefined}
      title={go ? undefined : t(direction === 'next' ? 'ui.page_last_reason' : 'ui.page_first_reason')}
      onClick={() => go?.()}
    >
      {direction === 'previous' && <Icon name="chevron-left" small />}
      {t(direction === 'next' ? 'ui.page_next' : 'ui.page_previous')}
      {direction === 'next' && <Icon name="chevron-right" small />}
    </button>
  )
  return (
    <div className="pager">
      <span className="nw">
        {to > 0 && <b>{t('ui.page_range', { from: number(from), to: number(to) })}</b>}
        {total === 0 && t('ui.page_none')}
        {total !== undefined && total > 0 && t(exact ? 'ui.page_total' : 'ui.page_total_about', { n: number(total) })}
      </span>
      <span className="mut sm nw">
        {total !== undefined && total > 0 && t(exact ? 'ui.page_exact' : 'ui.page_estimate')}
        {seconds !== undefined && (
          <>
            {total !== undefined && <Rule />}
            {t('ui.page_seconds', { n: seconds.toFixed(2) })}
          </>
        )}
      </span>
      <span className="grow" />
      {size !== undefined && <span className="mut sm nw">{t('ui.page_size', { n: size })}</span>}
      <span className="seg">
        {step('previous', onPrevious)}
        {step('next', onNext)}
      </span>
    </div>
  )
}
