import type { ReactNode } from 'react'
import type { FormFields } from './field-form.ts'
import type { FieldRecord } from './field-text.ts'
import type { ListSort } from './list-head.tsx'

/** What a phone row shows beside the name: a second line, and one thing at the right, such as what is due. */
export type PhoneRow<R> = { second: (row: R) => ReactNode; end?: (row: R) => ReactNode }

export type ListProps<R extends FieldRecord> = {
  /** Name of the list for readers. */
  label: string
  fields: FormFields
  /** Field keys (or keys of `cells`) in the order shown. */
  columns: readonly string[]
  /** Undefined while they are on their way: placeholder rows keep the shape. */
  rows: readonly R[] | undefined
  rowId: (row: R) => string
  /** Address of a row's record; the name column links to it, Enter goes there. */
  hrefOf?: (row: R) => string
  onOpen?: (row: R) => void
  /** Draws a cell in its own way: chips, meters, due badges. */
  cells?: Readonly<Record<string, (row: R) => ReactNode>>
  /** Heads of columns that are no fields. */
  heads?: Readonly<Record<string, string>>
  /** Which column is the name; by default the field with role 'name', else the first column. */
  nameColumn?: string
  phone?: PhoneRow<R>
  sort?: ListSort | undefined
  onSort?: (sort: ListSort) => void
  /** Ids chosen by tick or space; without `onChoose` there is no tick column. */
  chosen?: ReadonlySet<string>
  onChoose?: (ids: ReadonlySet<string>) => void
  /** Why a row cannot be chosen; undefined where it can. */
  whyNotChoose?: (row: R) => string | undefined
  /** Shown in place of rows when there are none. */
  empty?: ReactNode
  /** New rows are on their way; the old ones stay, paler. */
  stale?: boolean
  /** Acts on the chosen rows, in the bar that appears with them; the bar also clears the choice. */
  bulk?: ReactNode
}
