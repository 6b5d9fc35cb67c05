import { defineMessages } from '#platform/core/i18n.ts'

export const viewsMessages = defineMessages({
  'view.name_taken': { zh: '已有同名视图，换一个名称', en: 'There is a view of this name; choose another' },
  'view.too_many': { zh: '视图最多 {max} 个，先删去不用的', en: 'At most {max} views; remove some first' },
  'view.not_yours': {
    zh: '这是同事共享的视图，另存为自己的再改',
    en: 'A colleague shares this view; save it as your own to change it',
  },
  'view.other_order': { zh: '视图有变动，刷新后再排', en: 'The views have changed; reload and order them again' },
})
