import type { PackOccasion } from '#platform/core/pack-care.ts'

/** Care of consulting clients by their stage (002-E §3). */
export const consultingCare: readonly PackOccasion[] = [
  {
    key: 'consulting.yearEndCards',
    name: { zh: '年底贺卡（意向客户）', en: 'Year-end cards to prospective clients' },
    kind: 'feast',
    dayKey: 'S12-31',
    // All prospective clients ever contacted (REL-03).
    audience: {
      all: [
        { not: { field: 'stage', op: 'in', value: ['cooperation'] } },
        { not: { field: 'processClass', op: 'in', value: ['trading', 'traded'] } },
        { field: 'lastContactAt', op: 'filled' },
      ],
    },
    recipients: 'customer',
    leadDays: 21,
    means: ['card'],
    sender: 'owner',
    greeting: {
      zh: '{称呼}：岁末将至，感谢一年来的交流，祝来年顺遂。{署名}',
      en: 'Dear {称呼}, thank you for this year’s talks; the best for the next. {署名}',
    },
    form: 'F-114',
  },
  {
    key: 'consulting.springCards',
    name: { zh: '春节贺卡（已合作方）', en: 'Spring Festival cards to past partners' },
    kind: 'feast',
    dayKey: 'L01-01',
    audience: { field: 'processClass', op: 'in', value: ['traded'] },
    // Company leaders sign for the first person in charge, the department sends the rest (REL-04).
    recipients: 'people',
    leadDays: 21,
    means: ['card'],
    sender: 'split',
    greeting: {
      zh: '{称呼}：感谢多年合作，祝新春吉祥、阖家安康。{署名}',
      en: 'Dear {称呼}, thank you for our years together; a happy Spring Festival. {署名}',
    },
    form: 'F-114',
  },
  {
    key: 'consulting.keyPoints',
    name: { zh: '项目节点祝贺', en: 'Congratulations at key points' },
    kind: 'milestone',
    words: ['奠基', '开工', '封顶', '入伙', '交付', '开业'],
    recipients: 'deciders',
    means: ['letter', 'call'],
    sender: 'leader',
    greeting: {
      zh: '{称呼}：欣闻{节日}在即，谨致热烈祝贺，祝项目圆满成功。{署名}',
      en: 'Dear {称呼}, warm congratulations on {节日}. {署名}',
    },
    form: 'F-116',
  },
  {
    key: 'consulting.weekly',
    name: { zh: '报送内刊赠阅名单', en: 'List for the house weekly' },
    kind: 'signed',
    recipients: 'customer',
    means: ['form'],
    sender: 'owner',
    form: 'F-115',
  },
]
