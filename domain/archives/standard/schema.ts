import { entity, instant, integer, json, type OptionList, option, recordFields, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * The standard (档案标准) says what an archive should hold: the declared fields, those of the trades that are switched
 * on, and those the firm added itself. A row here is a field of the firm's own, or the firm's word about a field of a
 * trade: another label, or put away.
 */
export const extraOrigins = {
  pack: ['行业包', 'Trade'],
  firm: ['本公司', 'Own'],
} as const satisfies OptionList

export const extraField = entity({
  name: 'extraField',
  table: 'extra_fields',
  label: { zh: '自设项', en: 'Field of our own' },
  fields: {
    ...recordFields,
    entity: text('所属', 'Belongs to', { max: 40, required: true, system: true }),
    key: text('键', 'Key', { max: 40, required: true }),
    /** Field data as in platform/core/fields.ts. */
    definition: json('定义', 'Definition', { required: true }),
    origin: option('来源', 'Origin', extraOrigins, { required: true, system: true }),
    position: integer('次序', 'Position', { required: true, min: 0 }),
    archivedAt: instant('停用时间', 'Put away at', { system: true }),
  },
})

export type StandardTables = { extraFields: TableOf<typeof extraField.fields> }
