import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react'
import { Checkbox } from './checkbox.tsx'
import type { Choosing } from './choosing.ts'
import { type FieldRecord, isEmptyValue } from './field-text.ts'
import { FieldValue } from './field-value.tsx'
import { useT } from './language.tsx'
import { Link } from './link.tsx'
import { isRightAligned } from './list-head.tsx'
import type { ListProps } from './list-props.ts'

type ListRowProps<R extends FieldRecord> = {
  list: ListProps<R>
  row: R
  at: number
  nameColumn: string | undefined
  choosing: Choosing | undefined
}

/** One row. A press on the row opens it; ticks, links and buttons inside keep their own meaning. */
export function ListRow<R extends FieldRecord>({ list, row, at, nameColumn, choosing }: ListRowProps<R>) {
  const t = useT()
  const element = useRef<HTMLTableRowElement>(null)
  const id = list.rowId(row)
  const isChosen = choosing?.has(id) ?? false
  const barred = list.whyNotChoose?.(row)
  const href = list.hrefOf?.(row)
  const name = nameColumn === undefined ? id : String(row[nameColumn] ?? id)

  const open = () =>
    list.onOpen ? list.onOpen(row) : element.current?.querySelector<HTMLAnchorElement>('td.name a')?.click()
  const press = (event: MouseEvent) => {
    const isOwn = (event.target as HTMLElement).closest('a, button, input, label')
    // Marking text with the pointer is not a press.
    if (!isOwn && list.onOpen && window.getSelection()?.isCollapsed) open()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.target !== element.current) return
    if (event.key === 'Enter') open()
    else if (event.key === ' ' && choosing && barred === undefined) choosing.toggle(id, !isChosen, event.shiftKey)
    else return
    event.preventDefault()
  }

  return (
    <tr
      ref={element}
      tabIndex={at === 0 ? 0 : -1}
      aria-selected={choosing ? isChosen : undefined}
      onClick={press}
      onKeyDown={keys}
    >
      {choosing && (
        <td className="pk">
          <Checkbox
            checked={isChosen}
            label={barred ?? t('ui.list_choose', { name })}
            disabled={barred !== undefined}
            onChange={(on, stretch) => choosing.toggle(id, on, stretch)}
          />
        </td>
      )}
      {list.columns.map((key) => (
        <Cell key={key} list={list} row={row} column={key} isName={key === nameColumn} href={href} />
      ))}
      {list.phone && <td className="two">{list.phone.second(row)}</td>}
      {list.phone?.end && <td className="end">{list.phone.end(row)}</td>}
    </tr>
  )
}

type CellProps<R extends FieldRecord> = {
  list: ListProps<R>
  row: R
  column: string
  isName: boolean
  href: string | undefined
}

function Cell<R extends FieldRecord>({ list, row, column, isName, href }: CellProps<R>) {
  const field = list.fields[column]
  const own = list.cells?.[column]
  let content: ReactNode
  if (own) content = own(row)
  else if (!field || isEmptyValue(row[column])) content = <span className="mut">—</span>
  else content = <FieldValue field={field} value={row[column]} record={row} fieldKey={column} short />
  if (isName) return <td className="name">{own || !href ? content : <Link href={href}>{content}</Link>}</td>
  return <td className={!own && isRightAligned(field?.type) ? 'r n' : undefined}>{content}</td>
}
