import { defineMessages } from '#platform/core/i18n.ts'

export const mergingMessages = defineMessages({
  'merge.same': { zh: '不能与自己合并', en: 'An archive cannot be merged with itself' },
  'merge.different_kinds': {
    zh: '一户是单位、一户是个人，不能合并',
    en: 'One is an organisation and one an individual; they cannot be merged',
  },
  'merge.not_both': { zh: '这一项只能取其中一户的', en: 'Only one of the two values can be taken here' },
  'merge.already_undone': { zh: '这次合并已撤销', en: 'This merge has been undone already' },
  'merge.merged_again': {
    zh: '合并后的档案又并入了 {number}，先撤销那一次',
    en: 'The merged archive went on into {number}; undo that merge first',
  },
  'merge.changed_since': {
    zh: '合并后又改过：{fields}，撤销会丢失这些修改',
    en: 'Changed since the merge: {fields}; undoing would lose these changes',
  },
  'merge.withdrawn_since': {
    zh: '保留的档案已撤回，恢复后再撤销合并',
    en: 'The kept archive is withdrawn; restore it before undoing the merge',
  },
})
