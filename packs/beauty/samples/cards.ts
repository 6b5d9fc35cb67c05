import type { SampleRecord } from '#platform/core/pack-samples.ts'
import { submitted, who } from '../../filled.ts'

const beautician = who('李娜')

/** Care cards with the whole skin analysis. */
export const cards: readonly SampleRecord[] = [
  submitted(
    'F-089',
    'lin',
    {
      name: '林晓雨',
      sex: 'female',
      birthDate: '1992-04',
      address: '姑苏区十梓街 118 号 3 幢 402',
      openedOn: '2025-09-14',
      phones: ['13900002101'],
      skinType: ['mixed', 'dryLackingWater'],
      skinState: ['ordinary', 'poorElasticity', 'largePores'],
      nose: ['manyBlackheads', 'largePores'],
      cheeks: ['largePores', 'acneMarks'],
      eyes: ['doubleLid', 'shallowCrowFeet', 'lowerSlightlyDark'],
      productsUsed: '超市开架的补水乳液，偶尔敷面膜',
      cosmeticAllergy: '含酒精的爽肤水会发红',
      careReceived: '去年做过两次清洁护理',
      careAllergy: '无',
      salonCare: '每周一次水润舒缓护理，共 10 次',
      homeCare: '早晚补水精华，每周两次面膜',
      advisedCare: '雪妍焕亮疗程',
      advisedProducts: '舒缓洁面乳、补水精华',
      careRecord: [
        {
          on: '2026-05-09',
          beautician,
          care: '水润舒缓护理',
          product: '舒缓精华 5 ml',
          condition: '泛红减轻，无不适',
        },
        {
          on: '2026-05-23',
          beautician,
          care: '水润舒缓护理',
          product: '舒缓精华 5 ml',
          condition: '肤色均匀，毛孔略收',
        },
      ],
    },
    'linCard',
  ),
  submitted(
    'F-089',
    'he',
    {
      name: '何静',
      sex: 'female',
      birthDate: '1978-11-06',
      address: '吴中区东吴北路 66 号 12 幢 901',
      openedOn: '2026-01-10',
      phones: ['13900002102'],
      skinType: ['dry', 'ageing'],
      skinState: ['slack', 'dull', 'sallow'],
      forehead: ['shallowLines', 'deepLines'],
      eyes: ['doubleLid', 'deepCrowFeet', 'slack'],
      mouth: ['slack', 'slightChin'],
      cosmeticAllergy: '无',
      careAllergy: '对电疗敏感',
      salonCare: '每两周一次紧致提升护理',
      careRecord: [
        {
          on: '2026-05-16',
          beautician: who('王春梅'),
          care: '紧致提升护理',
          product: '胶原修护膜',
          condition: '轮廓略收紧',
        },
      ],
    },
    'heCard',
  ),
]
