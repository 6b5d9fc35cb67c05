import type { KeyboardEvent, ReactNode } from 'react'
import { type Choosing, useChoosing } from './choosing.ts'
import { EmptyState } from './empty-state.tsx'
import type { FieldRecord } from './field-text.ts'
import { useT } from './language.tsx'
import { ListHead } from './list-head.tsx'
import { ListOrder } from './list-order.tsx'
import type { ListProps } from './list-props.ts'
import { ListRow } from './list-row.tsx'
import { SkeletonRows } from './skeleton.tsx'

/** The one list of every noun. Up and down move, space chooses, Enter opens; two-line rows on phones. */
export function ListFromFields<R extends FieldRecord>(props: ListProps<R>) {
  const t = useT()
  const {
    label,
    fields,
    columns,
    rows,
    rowId,
    sort,
    onSort,
    heads = {},
    chosen,
    onChoose,
    empty,
    stale = false,
    bulk,
  } = props
  const ids = rows?.filter((row) => props.whyNotChoose?.(row) === undefined).map(rowId) ?? []
  const choosing = useChoosing(ids, chosen, onChoose)
  const nameColumn = props.nameColumn ?? columns.find((key) => fields[key]?.role === 'name') ?? columns[0]
  const leftAligned = new Set([...Object.keys(props.cells ?? {}), nameColumn ?? ''])
  const width = columns.length + (choosing ? 1 : 0)

  return (
    <section className="sheet lst" aria-label={label}>
      {onSort && <ListOrder fields={fields} columns={columns} sort={sort} onSort={onSort} />}
      <div className="col">
        <table className={stale ? 'tb stale' : 'tb'} aria-busy={rows === undefined || stale} onKeyDown={moveFocus}>
          <ListHead
            fields={fields}
            columns={columns}
            heads={heads}
            sort={sort}
            onSort={onSort}
            choosing={choosing}
            leftAligned={leftAligned}
          />
          <tbody>
            {rows === undefined && (
              <SkeletonRows columns={width} nameAt={columns.indexOf(nameColumn ?? '') + (choosing ? 1 : 0)} />
            )}
            {rows?.length === 0 && (
              <tr className="none">
                <td colSpan={width}>{empty ?? <EmptyState drawing="search" title={t('ui.list_empty')} />}</td>
              </tr>
            )}
            {rows?.map((row, n) => (
              <ListRow key={rowId(row)} list={props} row={row} at={n} nameColumn={nameColumn} choosing={choosing} />
            ))}
          </tbody>
        </table>
      </div>
      {choosing && choosing.count > 0 && <ChosenBar choosing={choosing}>{bulk}</ChosenBar>}
    </section>
  )
}

function ChosenBar({ choosing, children }: { choosing: Choosing; children: ReactNode }) {
  const t = useT()
  return (
    <div className="bulk" role="toolbar" aria-label={t('ui.list_chosen', { n: choosing.count })}>
      <b>{t('ui.list_chosen', { n: choosing.count })}</b>
      {children}
      <span className="grow" />
      <button type="button" onClick={choosing.clear}>
        {t('ui.list_choose_none')}
      </button>
    </div>
  )
}

/** Arrow keys, Home and End move the focus between rows. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>) {
  const row = (event.target as HTMLElement).closest<HTMLTableRowElement>('tbody tr')
  const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
  if (!row || isTyping) return
  const all = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tbody tr[tabindex]')]
  const at = all.indexOf(row)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  const target = next === undefined ? undefined : all[next]
  if (!target) return
  event.preventDefault()
  target.focus()
}
