import type { Context } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { type FieldData, text } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import type { PaperColumn, PaperTableRow } from '#platform/core/paper.ts'
import { openCustomer } from '../../policy.ts'
import { refuseClosedFields } from '../../search/listing/rules.ts'
import { readStandard } from '../../standard/queries.ts'
import type { Standard } from '../../standard/rules.ts'
import { type ChosenCustomer, chosenInBatches, chosenSql, countGroups, groupSql, namesIn } from '../chosen/queries.ts'
import { type Frame, type Made, paperOf, upTo } from '../making/queries.ts'
import { columnWidth, isNumber, type Row, textOf } from '../rules.ts'
import type { PrintOf } from '../schema.ts'
import { isGroupable } from '../settling/rules.ts'

// One question per batch: large enough for the database, small enough for flat memory.
const batchSize = 400

/** The fields of a customer as the firm calls them, and its own. */
type Named = Pick<Standard, 'fields' | 'extra'>
type Column = { key: string; label: string; field: FieldData; isExtra: boolean }

/** Any list of customers, in full or by group (IMP-04): the rows as the list shows them, with their numbers. */
export async function makeList(context: Context, request: PrintOf<'list'>, frame: Frame): Promise<Made> {
  const standard = await readStandard(context)
  const { extra } = standard
  refuseClosedFields(request.condition, extra)
  const columns = request.columns.map((key, n) => columnFor(context, key, n, standard))
  const group = request.groupBy === undefined ? undefined : lookUp(context, request.groupBy, standard)
  if (request.groupBy !== undefined && !isGroupable(group?.field))
    throw invalidField('request.groupBy', 'print.not_groupable')
  return await makeTable(context, request, frame, {
    extra,
    columns,
    group,
    title: request.title || context.t('print.list'),
  })
}

const directoryColumns = ['name', 'number', 'archivedOn', 'phones', 'address', 'remarks'] as const

/** The customer directory of ARC-54: name, number, card-opening date, phone, address, remarks. */
export async function makeDirectory(context: Context, request: PrintOf<'directory'>, frame: Frame): Promise<Made> {
  const { extra, fields } = await readStandard(context)
  refuseClosedFields(request.condition, extra)
  const columns = directoryColumns.map((key) => {
    const field = fields[key] ?? text(key, key)
    const label = key === 'archivedOn' ? context.t('print.card_opened') : textIn(context.language, field.label)
    return { key, label, field, isExtra: false }
  })
  const sorted = { ...request, sort: [{ field: 'number' }] }
  return await makeTable(context, sorted, frame, {
    extra,
    columns,
    group: undefined,
    title: context.t('print.directory'),
  })
}

function lookUp(context: Context, key: string, { fields, extra }: Named): Column | undefined {
  const field = Object.hasOwn(fields, key) ? fields[key] : Object.hasOwn(extra, key) ? extra[key] : undefined
  if (field === undefined) return undefined
  return { key, field, label: textIn(context.language, field.label), isExtra: !Object.hasOwn(fields, key) }
}

function columnFor(context: Context, key: string, at: number, standard: Named): Column {
  const column = lookUp(context, key, standard)
  const isOpen = column?.isExtra || column?.field.list !== undefined
  if (column === undefined || !isOpen || column.field.sensitivity === 'secret')
    throw invalidField(`request.columns.${at}`, 'field.unknown', { field: key.slice(0, 60) })
  return column
}

type Wanted = { extra: Named['extra']; columns: readonly Column[]; group: Column | undefined; title: string }
type Asked = Pick<PrintOf<'list'>, 'ids' | 'condition' | 'search' | 'sort' | 'pagePerGroup'>

async function makeTable(context: Context, request: Asked, frame: Frame, wanted: Wanted): Promise<Made> {
  const { columns, group, extra } = wanted
  const where = chosenSql(context, request, extra)
  const order = groupSql(group?.key, group?.field, group?.isExtra ?? false)
  const counts = await countGroups(context, where, order)
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const reading = {
    where,
    group: order,
    isGrouped: group !== undefined,
    sort: request.sort ?? [{ field: 'id', descending: true }],
    limit: batchSize,
  }
  const paperColumns: PaperColumn[] = [
    { label: context.t('print.serial'), width: 1, align: 'center' },
    ...columns.map(({ key, label, field }) => ({
      label,
      width: columnWidth(key, field),
      align: isNumber(field) ? ('right' as const) : ('left' as const),
    })),
  ]
  async function* rows(): AsyncGenerator<PaperTableRow[]> {
    let serial = 0
    let current: string | null | undefined
    for await (const batch of upTo(chosenInBatches(context, reading), frame.most)) {
      const names = await namesIn(context, batch)
      const printed: PaperTableRow[] = []
      for (const one of batch) {
        if (group !== undefined && one.groupOrder !== current) {
          current = one.groupOrder
          const detail = context.t('print.group_count', { n: counts.get(current) ?? 0 })
          printed.push({ group: nameOf(context, group, one, names), detail, newPage: request.pagePerGroup === true })
        }
        serial += 1
        const shown = openCustomer(one, context.actor, extra) as unknown as Row
        printed.push([String(serial), ...columns.map((column) => wordsOf(context, column, shown, names))])
      }
      yield printed
    }
  }
  const totals = [context.t('print.total'), context.t('print.group_count', { n: total })]
  return {
    kind: 'table',
    total,
    paper: paperOf(frame, { title: wanted.title, facts: [{ label: context.t('print.count'), value: String(total) }] }, [
      { kind: 'table', columns: paperColumns, rows: [], totals },
    ]),
    rows: rows(),
  }
}

function wordsOf(context: Context, { key, field, isExtra }: Column, row: Row, names: Record<string, string>): string {
  const values = isExtra ? ((row['extra'] ?? {}) as Row) : row
  return textOf(field, key, values, context.language, names)
}

function nameOf(context: Context, group: Column, row: ChosenCustomer, names: Record<string, string>): string {
  const value = wordsOf(context, group, row as unknown as Row, names)
  return `${group.label}${context.language === 'en' ? ': ' : '：'}${value === '' ? context.t('print.no_group') : value}`
}
