import type { ColumnType } from 'kysely'
import { taskMeans } from '#domain/tasks/schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import {
  boolean,
  date,
  decimal,
  entity,
  integer,
  json,
  longText,
  type OptionList,
  option,
  options,
  recordFields,
  ref,
  strings,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const occasionKinds = {
  feast: ['节日', 'Feast'],
  birthday: ['生日', 'Birthday'],
  specialDay: ['特别日子', 'Special day'],
  milestone: ['项目节点', 'Key point'],
  signed: ['签约之后', 'After signing'],
  once: ['一次', 'Once'],
} as const satisfies OptionList

export const recipientKinds = {
  customer: ['客户', 'The customer'],
  people: ['每位联系人', 'Every contact'],
  deciders: ['主要负责人', 'The first in charge'],
} as const satisfies OptionList

export const senders = {
  owner: ['负责人', 'The owner'],
  leader: ['公司领导', 'A leader of the firm'],
  split: ['第一负责人由领导署名，其余由部门', 'Leader for the first in charge, department for the rest'],
} as const satisfies OptionList

// Enough to prepare a present (REL-16).
export const usualLeadDays = 7

/** An occasion (关怀时节): which day, for whom, how, by whom, how long before. The trade proposes, the firm decides. */
export const occasion = entity({
  name: 'occasion',
  table: 'care_occasions',
  label: { zh: '关怀时节', en: 'Occasion' },
  fields: {
    ...recordFields,
    key: text('来源', 'Origin', { max: 60, system: true }),
    name: text('名称', 'Name', { max: 60, required: true }),
    kind: option('类型', 'Kind', occasionKinds, { required: true }),
    dayKey: text('日子', 'Day', { max: 6, help: { zh: 'S10-01 公历，L08-15 农历', en: 'S10-01 solar, L08-15 lunar' } }),
    onceOn: date('日期', 'On', {}),
    words: strings('事由', 'Occasions', {}),
    audience: json('对谁', 'For whom', { system: true }),
    recipients: option('收件人', 'Recipients', recipientKinds, { required: true }),
    leadDays: integer('提前天数', 'Days ahead', { min: 0, max: 120, required: true }),
    means: options('方式', 'Means', taskMeans),
    sender: option('谁出面', 'Sender', senders, { required: true }),
    leaderId: ref('staff', '公司领导', 'Leader', {}),
    greeting: longText('问候语', 'Greeting', {
      max: 2000,
      help: { zh: '可用 {称呼} {客户} {节日} {署名}', en: 'May use {称呼} {客户} {节日} {署名}' },
    }),
    gift: text('礼品', 'Gift', {}),
    budget: decimal('每份预算', 'Budget each', { min: 0, unit: { zh: '元', en: 'yuan' } }),
    formKey: text('表单', 'Form', { max: 40, system: true }),
    isActive: boolean('启用', 'In use', { required: true }),
  },
})

type Columns = Omit<TableOf<typeof occasion.fields>, 'audience'>
export type OccasionsTables = {
  careOccasions: Columns & { audience: ColumnType<Condition | null, string | null, string | null> }
}
