import { date, entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** How two customers belong together. Each kind reads from the first to the second: first is the <kind> of second. */
export const relationKinds = {
  parent: ['母公司', 'Parent company', '集团'],
  branch: ['总公司', 'Head office of', '总店'],
  group: ['同集团', 'Same group'],
  family: ['家属', 'Family'],
  ownerTenant: ['业主（租户）', 'Owner of tenant'],
  agent: ['代理', 'Agent'],
  referral: ['介绍人', 'Introduced'],
  supplier: ['供货', 'Supplier'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const relation = entity({
  name: 'relation',
  table: 'customer_relations',
  label: { zh: '客户关系', en: 'Relation' },
  fields: {
    id: recordFields.id,
    fromId: ref('customer', '客户', 'From', { system: true, required: true }),
    toId: ref('customer', '相关客户', 'To', { system: true, required: true }),
    kind: option('关系', 'Kind', relationKinds, { required: true, openOptions: 'relationKind' }),
    remark: text('说明', 'Remark', { max: 500 }),
    fromOn: date('起', 'From'),
    toOn: date('止', 'To'),
    createdAt: recordFields.createdAt,
    createdBy: recordFields.createdBy,
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
  },
})

export type RelationsTables = { customerRelations: TableOf<typeof relation.fields> }
