import type { PackDuty } from '#platform/core/pack-duties.ts'

export const distributionDuties: readonly PackDuty[] = [
  {
    key: 'distribution.market',
    name: { zh: '市场数据分析', en: 'Market-data analysis' },
    about: { zh: '分析当地市场数据，附到客户日志', en: 'Analyse local market data and attach it to the journal' },
    source: 'JRN-07',
  },
]
