import type { FormField } from '#platform/core/forms/definition.ts'
import { text } from '#platform/core/forms/makers.ts'

/** Whose paper it is: the archive knows customer and unit, so nobody types them. They fill half a line, or a whole one. */
export function customerAndUnit(
  no: number | undefined,
  zh = '客户',
  en = 'Customer',
  line: 'half' | 'whole' = 'half',
): FormField[] {
  const [nameSpan, unitSpan] = line === 'half' ? ([4, 2] as const) : ([8, 4] as const)
  return [
    text('customerName', zh, en, no, { bind: 'name', required: true, span: nameSpan }),
    text('unit', '房号', 'Unit', no, { bind: 'unit', required: true, max: 40, span: unitSpan }),
  ]
}

/** The department that owns the archives in property management (ARC-08). */
export const affairs = { zh: '客户服务部', en: 'Customer-affairs department' }
/** Where owners come to; the registers of daily service lie there. */
export const centre = { zh: '客户服务中心', en: 'Service centre' }

/** Those who receive customers, and their manager. */
export const frontDesk = ['客户助理', '贴心管家', '客务部经理'] as const

/** Those who sign and seal for the management office. */
export const office = [...frontDesk, '管理处主任'] as const

/** Records of a quality procedure carry its number, and no number of theirs is ever skipped. */
export const qualityRecord = (code: string) => ({ pattern: `${code}-{yyyy}-{0000}`, gapFree: true })

/** A register filled row by row at the desk prints across the page, with empty rows to write on. */
export const registerPaper = { orientation: 'landscape', rows: 15 } as const

export const squareMetres = { zh: '㎡', en: 'm²' }
export const yuan = { zh: '元', en: 'CNY' }
