import { defineMessages } from '#platform/core/i18n.ts'

export const careMessages = defineMessages({
  'occasion.day_missing': { zh: '定哪一天：S10-01 公历，L08-15 农历', en: 'Give the day: S10-01 solar, L08-15 lunar' },
  'occasion.words_missing': { zh: '写明哪些节点，如奠基、入伙', en: 'Say which key points, such as ground-breaking' },
  'occasion.means_missing': { zh: '至少选一种方式', en: 'Choose at least one means' },
  'occasion.leader_missing': { zh: '选署名的公司领导', en: 'Choose the leader who signs' },
  'specialDay.whole_day': { zh: '写到月和日，年份可不写', en: 'Give month and day; the year may be left out' },
  'gift.not_care': { zh: '不是关怀事项', en: 'Not a task of care' },
  'gift.no_such_proof': { zh: '这位客户没有这份附件', en: 'This customer has no such file' },
  'care.madam': { zh: '{name}女士', en: 'Ms {name}' },
  'care.sir': { zh: '{name}先生', en: 'Mr {name}' },
})
