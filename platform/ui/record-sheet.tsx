import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useT } from './language.tsx'

/** How far a value can be trusted: ticked, not yet looked at, looked at too long ago, or not there. */
export type RecordMark = 'verified' | 'unverified' | 'expired' | 'missing'

export type RecordItem = {
  key: string
  label: string
  value: ReactNode
  mark?: RecordMark | undefined
  /** Who verified it and when, shown when the pointer rests on the mark. */
  markTitle?: string
  /** For what is missing: whom to ask and when. */
  ask?: ReactNode
  /** What can be done with the value; appears when the pointer rests on the line or the keyboard comes to it. */
  act?: ReactNode
  /** Takes the whole width: long texts. */
  wide?: boolean
}

export type RecordGroup = {
  key: string
  title: string
  /** Beside the title, e.g. '12 项，齐'; counted from the marks when absent. */
  note?: ReactNode
  /** At the right end, e.g. when it was verified and by whom. */
  aside?: ReactNode
  items: readonly RecordItem[]
  /** A table or drawing below the items, over the whole width. */
  below?: ReactNode
}

/** A record as on its paper sheet: ruled label and value, two columns, each value with its mark. */
export function RecordSheet({ groups }: { groups: readonly RecordGroup[] }) {
  return groups.map((group) => <Group key={group.key} group={group} />)
}

function Group({ group }: { group: RecordGroup }) {
  const t = useT()
  const missing = group.items.filter((item) => item.mark === 'missing').length
  const n = group.items.length
  const counted = missing === 0 ? t('ui.group_complete', { n }) : t('ui.group_missing', { n, missing })
  return (
    <section className="g">
      <h3>
        {group.title}
        <span>{group.note ?? (n > 0 && counted)}</span>
        {group.aside && <em>{group.aside}</em>}
      </h3>
      {group.items.length > 0 && (
        <dl>
          {placed(group.items).map(({ item, className }) => (
            <div key={item.key} className={className}>
              <dt>{item.label}</dt>
              <dd>
                <Value item={item} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {group.below}
    </section>
  )
}

function Value({ item }: { item: RecordItem }) {
  const t = useT()
  if (item.mark === 'missing') {
    return (
      <>
        <span className="miss">{t('ui.mark_missing')}</span>
        {item.ask}
        {item.act && <span className="act">{item.act}</span>}
      </>
    )
  }
  return (
    <>
      <span className={item.wide ? 'v pre' : 'v'}>{item.value}</span>
      {item.act && <span className="act">{item.act}</span>}
      {item.mark && <Mark mark={item.mark} title={item.markTitle} />}
    </>
  )
}

function Mark({ mark, title }: { mark: Exclude<RecordMark, 'missing'>; title: string | undefined }) {
  const t = useT()
  if (mark === 'verified') {
    return (
      <span className="vf ok" title={title ?? t('ui.mark_verified')}>
        <Icon name="check" small />
        <span className="vh">{t('ui.mark_verified')}</span>
      </span>
    )
  }
  const isOld = mark === 'expired'
  return (
    <span className={isOld ? 'vf old' : 'vf un'} title={title}>
      {t(isOld ? 'ui.mark_expired' : 'ui.mark_unverified')}
    </span>
  )
}

/** Left and right columns: the right one has a rule before it, the last row none below it. */
function placed(items: readonly RecordItem[]): { item: RecordItem; className: string }[] {
  let isRight = false
  const cells = items.map((item) => {
    const side = item.wide ? 'w' : isRight ? 'even' : 'odd'
    isRight = item.wide ? false : !isRight
    return { item, side }
  })
  return cells.map(({ item, side }, n) => {
    const isLast = n === cells.length - 1 || (n === cells.length - 2 && side === 'odd' && cells[n + 1]?.side === 'even')
    return { item, className: ['f', side, isLast ? 'last' : ''].join(' ').trim() }
  })
}
