import { tiers } from '#domain/archives/classes/schema.ts'
import { decimal, entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const allowancePeriods = {
  month: ['每月', 'A month'],
  quarter: ['每季', 'A quarter'],
  year: ['每年', 'A year'],
} as const satisfies OptionList

/** How much a customer may be given in a period (应配额度, JRN-17): for one customer, for a tier, or for everybody. */
export const sampleAllowance = entity({
  name: 'sampleAllowance',
  table: 'sample_allowances',
  label: { zh: '样品物料额度', en: 'Allowance of samples' },
  fields: {
    ...recordFields,
    item: text('品名', 'Item', { help: { zh: '留空：全部样品物料合计', en: 'Empty: all items together' } }),
    customerId: ref('customer', '客户', 'Customer', {}),
    tier: option('等级', 'Tier', tiers, { openOptions: 'tier' }),
    period: option('周期', 'Period', allowancePeriods, { required: true }),
    quantity: decimal('数量上限', 'Quantity at most', { scale: 4, min: 0 }),
    amount: decimal('价值上限', 'Value at most', { min: 0, unit: { zh: '元', en: 'yuan' } }),
    withdrawnAt: instant('停用时间', 'Ended at', { system: true }),
  },
})

export type AllowancesTables = { sampleAllowances: TableOf<typeof sampleAllowance.fields> }
