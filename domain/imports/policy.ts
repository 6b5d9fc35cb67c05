import type { Rights } from '#platform/core/rights.ts'

export const importsRights: Rights = {
  'import.run': { label: { zh: '导入', en: 'Import files' }, scoped: false },
  'import.undo': { label: { zh: '撤销导入', en: 'Undo imports' }, scoped: false },
}
