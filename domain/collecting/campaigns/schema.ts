import type { ColumnType } from 'kysely'
import {
  date,
  entity,
  instant,
  json,
  longText,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const eventTypes = {
  census: ['普查', 'Census'],
  gathering: ['联谊会', 'Get-together'],
  trip: ['旅游', 'Trip'],
  meal: ['餐饮', 'Meal'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

/**
 * A campaign (活动) is the named occasion on which forms are filled in (COL-07). Its true purpose and its consent text
 * are mandatory and stand on every form: people are told what their answers are for (COL-08).
 */
export const campaign = entity({
  name: 'campaign',
  table: 'campaigns',
  label: { zh: '活动', en: 'Campaign' },
  fields: {
    ...recordFields,
    name: text('活动名称', 'Campaign', { max: 120, required: true, list: 'default', filter: true, role: 'name' }),
    type: option('活动类型', 'Type', eventTypes, {
      required: true,
      openOptions: 'eventType',
      list: 'default',
      filter: true,
    }),
    kind: text('使用表单', 'Form', { max: 40, system: true, required: true }),
    // Ten characters hold no purpose in a word; what is asked for is a sentence.
    purpose: longText('真实目的', 'True purpose', {
      min: 10,
      max: 1000,
      required: true,
      help: {
        zh: '印在表上，让填写的人知道资料作什么用',
        en: 'Printed on the form, so that people know what their answers are for',
      },
    }),
    consentText: longText('同意条款', 'Consent', { min: 10, max: 2000, required: true }),
    place: text('地点', 'Place', { max: 200, list: 'offered' }),
    heldOn: date('举办日期', 'Held on', { list: 'default', filter: true, sort: true }),
    untilOn: date('结束日期', 'Until', { list: 'offered' }),
    managerId: ref('staff', '销售经理', 'Sales manager', {
      required: true,
      list: 'offered',
      filter: true,
      help: { zh: '填好的表交给谁', en: 'Who receives the forms' },
    }),
    keeperId: ref('staff', '保管人', 'Keeper', {
      list: 'offered',
      help: { zh: '如顾服主管医生', en: 'For instance the chief customer-service doctor' },
    }),
    postIds: json('可使用岗位', 'Posts that may use it', { system: true, required: true }),
    departmentId: ref('department', '部门', 'Department', { system: true, filter: true, role: 'department' }),
    closedAt: instant('结束时间', 'Closed at', { system: true, filter: true }),
  },
})

export type CampaignTables = {
  campaigns: Omit<TableOf<(typeof campaign)['fields']>, 'postIds'> & { postIds: ColumnType<string[], string, string> }
}
