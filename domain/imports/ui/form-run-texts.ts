import { defineMessages, type Messages } from '#platform/core/i18n.ts'
import { useT } from '#platform/ui/language.tsx'
import { importMessages } from './import-messages.ts'
import { productRunTexts, staffRunTexts } from './record-run-texts.ts'

/** What the import screens say otherwise where papers come in and not customers; keys as in importMessages. */
export const formRunTexts = defineMessages({
  'importingForm.title': { zh: '导入{what}', en: 'Import: {what}' },
  'importingForm.template_hint': {
    zh: '一份一行；表中有表的，一份占几行，第一行写全，其余只写明细',
    en: 'One record a row; a record with a table takes several: the first in full, the others only with its lines',
  },
  'importingForm.customer': { zh: '客户或编号', en: 'Customer or number' },
  'importingForm.what': { zh: '会写入什么', en: 'What will be written' },
  'importingForm.what_done': { zh: '写入了什么', en: 'What was written' },
  'importingForm.see_customer': { zh: '看这份', en: 'Open' },
  'importingForm.same_items': { zh: '已经有这一份，不再写入', en: 'This record is here already; nothing to write' },
  'importingForm.belongs_to': { zh: '第 {n} 行那份的明细', en: 'Lines of the record in row {n}' },
  'importingForm.exists': {
    zh: '编号已有，内容不同；已有的不改，不写入',
    en: 'The number is taken by another text; the one that is here stays, this one is left out',
  },
  'importingForm.count_more': { zh: '明细行', en: 'further lines' },
  'importingForm.written_say': { zh: '新增 {created} 份', en: '{created} new records' },
  'importingForm.see_customers': { zh: '看全部记录', en: 'See all records' },
  'importingForm.undone_say': { zh: '导入的记录已作废。', en: 'The records that were imported are void.' },
  'importingForm.undo_what': {
    zh: '“{file}”导入的记录会作废，历史里两笔都留痕。',
    en: 'The records that “{file}” brought become void; both acts stay in the history.',
  },
  'importingForm.undo_keep': {
    zh: '导入后又被人改过的保持现状，其余作废。',
    en: 'Records somebody changed since stay as they are; the rest become void.',
  },
  'importingForm.undo_do': { zh: '作废 {n} 份', en: 'Make {n} void' },
  'importingForm.rule_auto': {
    zh: '编号已有的不重写；没有编号的，写入时按本表的编号规则编号',
    en: 'A number that is taken is not written again; records without one are numbered as they are written',
  },
})

/** The texts of the screens with those of `own` in their place. */
function withOwn(own: Messages): typeof importMessages {
  const overlay = Object.entries(own).map(([key, text]) => [key.replace(/^[^.]+/, 'importing'), text])
  return { ...importMessages, ...Object.fromEntries(overlay) }
}

const textsOf: Readonly<Record<string, typeof importMessages>> = {
  form: withOwn(formRunTexts),
  product: withOwn(productRunTexts),
  staff: withOwn(staffRunTexts),
}

/** 'form:F-089' → 'F-089'; undefined for whatever is no form. */
export function formOf(target: string): string | undefined {
  return target.startsWith('form:') ? target.slice('form:'.length) : undefined
}

export type TargetKind = 'customer' | 'form' | 'product' | 'staff'

/** Customers have a way of being matched and joined of their own; papers, products and staff come as they are. */
export function kindOf(target: string): TargetKind {
  return formOf(target) === undefined ? (target as TargetKind) : 'form'
}

/** The texts of the import screens, for what is imported. */
export function useImportT(target: string) {
  return useT(textsOf[kindOf(target)] ?? importMessages)
}
