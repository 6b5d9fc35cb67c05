import type { PackRecords } from '#platform/core/pack-records.ts'

/**
 * A sales company's standard: size and line of business are basic (ARC-17), features and credit state belong to the picture (ARC-18…21);
 * what a salesman brought is verified before it counts (ARC-29).
 */
export const distributionRecords: PackRecords = {
  verifier: { zh: '市场监察人员', en: 'market inspector' },
  basic: ['size', 'industry'],
  wanted: [
    'serviceArea',
    'sellingAbility',
    'growthPotential',
    'companyCulture',
    'businessPolicy',
    'annualSales',
    'managementTraits',
    'attitude',
    'creditState',
    'market',
    'website',
  ],
}
