import type { ColumnType } from 'kysely'
import {
  entity,
  instant,
  integer,
  json,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import type { Text } from '#platform/core/i18n.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const definitionStates = {
  draft: ['草稿', 'Draft'],
  published: ['已发布', 'Published'],
  retired: ['已停用', 'Retired'],
} as const satisfies OptionList

const { id, createdAt, createdBy, updatedAt, updatedBy } = recordFields

/**
 * One version of a form. What the trade brings and the firm leaves as it is becomes version 1 when it is first used;
 * each change of the firm is a version of its own, drawn up as a draft.
 */
export const formDefinition = entity({
  name: 'formDefinition',
  table: 'form_definitions',
  label: { zh: '表单样式', en: 'Form definition' },
  fields: {
    id,
    createdAt,
    createdBy,
    updatedAt,
    updatedBy,
    key: text('键', 'Key', { max: 40, system: true, required: true }),
    version: integer('版本', 'Version', { system: true, required: true }),
    revision: integer('修改次数', 'Revision', { system: true, required: true }),
    /** Unset: the firm's own. */
    pack: text('行业包', 'Trade', { max: 40, system: true }),
    definition: json('内容', 'Definition', { system: true, required: true }),
    /** The trade's text it stands on, where the version differs from it. */
    brought: json('行业包原文', 'As the trade brought it', { system: true }),
    state: option('状态', 'State', definitionStates, { system: true, required: true }),
    basedOn: ref('formDefinition', '来自版本', 'Based on', { system: true }),
    note: text('说明', 'Note', { max: 500 }),
    publishedAt: instant('发布时间', 'Published at', { system: true }),
    publishedBy: ref('staff', '发布人', 'Published by', { system: true }),
  },
})

/** An option the firm added to a list its form leaves open (FRM-20); it needs no new version. */
export const formOption = entity({
  name: 'formOption',
  table: 'form_options',
  label: { zh: '自加选项', en: 'Option of our own' },
  fields: {
    id,
    createdAt,
    createdBy,
    formKey: text('表单', 'Form', { max: 40, system: true, required: true }),
    /** 'skinType', or 'careRecord.care' for a column. */
    field: text('项目', 'Field', { max: 81, system: true, required: true }),
    key: text('键', 'Key', { max: 40, system: true, required: true }),
    label: json('名称', 'Label', { system: true, required: true }),
  },
})

export type DefinitionTables = {
  formDefinitions: Omit<TableOf<(typeof formDefinition)['fields']>, 'definition' | 'brought'> & {
    brought: ColumnType<FormDefinition | null, string | null | undefined, string | null>
    definition: ColumnType<FormDefinition, string, string>
  }
  formOptions: Omit<TableOf<(typeof formOption)['fields']>, 'label'> & { label: ColumnType<Text, string, string> }
  formCounts: { formKey: string; slot: number; live: number }
}
