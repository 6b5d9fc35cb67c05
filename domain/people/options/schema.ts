import { entity, instant, integer, recordFields, strings, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * The firm's word about an option of an open list (FRM-20): one of its own, or another name, another place or the end
 * of a given one. Without a row an option is as it was given.
 */
export const listOption = entity({
  name: 'listOption',
  table: 'list_options',
  label: { zh: '选项', en: 'Option' },
  fields: {
    ...recordFields,
    list: text('选项表', 'List', { max: 40, required: true, system: true }),
    key: text('键', 'Key', { max: 40, required: true, system: true }),
    name: text('名称', 'Name', { max: 40 }),
    nameEn: text('英文名称', 'English name', { max: 60 }),
    synonyms: strings('别名', 'Other names', { max: 40 }),
    position: integer('次序', 'Position', { min: 0, system: true }),
    retiredAt: instant('停用时间', 'Retired at', { system: true }),
  },
})

export type OptionTables = { listOptions: TableOf<(typeof listOption)['fields']> }
