import type { FormField, FormSection } from '#platform/core/forms/definition.ts'
import { date, money, option, person, score, section, text } from '#platform/core/forms/makers.ts'

/** What many papers of the core and of selling trades have in common. */

export const yuan = { zh: '元', en: 'CNY' }

/** An amount in yuan that is never negative. */
export function amount(key: string, zh: string, en: string, no?: number, more: Partial<FormField> = {}): FormField {
  return money(key, zh, en, no, { min: 0, unit: yuan, ...more })
}

/** Whose paper it is: the archive knows the name, so nobody types it. */
export function customerName(no?: number, zh = '客户名称', en = 'Customer'): FormField {
  return text('customerName', zh, en, no, { bind: 'name', required: true, span: 4 })
}

/** Who wrote the paper, and on which day. */
export function madeBy(no: number | undefined, zh: string, en: string, dayZh = '日期', dayEn = 'Date'): FormField[] {
  return [
    person('madeBy', zh, en, no, { starts: 'me', required: true, span: 3 }),
    date('madeOn', dayZh, dayEn, no, { starts: 'today', required: true, span: 3 }),
  ]
}

/** What is written on the paper after it was handed in: an outcome, an answer, who decided. */
export function later(key: string, zh: string, en: string, fields: readonly FormField[]): FormSection {
  return section(key, zh, en, fields, { byFirm: 'after' })
}

export const sexes = { male: ['男', 'Male'], female: ['女', 'Female'] } as const
export const degrees = { high: ['高', 'High'], middle: ['中', 'Medium'], low: ['低', 'Low'] } as const
export const marketSides = { domestic: ['国内', 'Domestic'], international: ['国际', 'International'] } as const

/** Grades a firm begins with; its own standard replaces them (CRD-01, CLS-10). */
export function creditGrade(
  no: number,
  zh = '信用等级',
  en = 'Credit grade',
  more: Partial<FormField> = {},
): FormField {
  const grades = {
    AAA: ['AAA', 'AAA'],
    AA: ['AA', 'AA'],
    A: ['A', 'A'],
    B: ['B', 'B'],
    C: ['C', 'C'],
    D: ['D', 'D'],
  } as const
  return option('creditGrade', zh, en, no, grades, { bind: 'creditGrade', openOptions: true, span: 4, ...more })
}

export function tier(no: number, zh = '级别', en = 'Tier'): FormField {
  const tiers = {
    new: ['新客户', 'New'],
    ordinary: ['普通', 'Ordinary'],
    silver: ['银卡', 'Silver'],
    gold: ['金卡', 'Gold'],
    diamond: ['钻石', 'Diamond'],
  } as const
  return option('tier', zh, en, no, tiers, { bind: 'tier', openOptions: true, span: 4 })
}

export function companySize(no: number, zh: string, en: string): FormField {
  const sizes = {
    large: ['大型', 'Large'],
    medium: ['中型', 'Medium'],
    small: ['小型', 'Small'],
    micro: ['微型', 'Micro'],
  } as const
  return option('size', zh, en, no, sizes, { bind: 'size', span: 4 })
}

export function ownership(no: number, zh = '企业性质', en = 'Ownership'): FormField {
  const kinds = {
    listed: ['上市公司', 'Listed company'],
    private: ['私人有限公司', 'Private limited company'],
    jointVenture: ['中外合资', 'Sino-foreign joint venture'],
    foreign: ['外商独资', 'Wholly foreign-owned'],
    state: ['国营', 'State-run'],
  } as const
  return option('ownership', zh, en, no, kinds, { bind: 'ownership', span: 12 })
}

/** One mark of five, beside words on the same matter. */
export function mark(key: string, zh: string, en: string, no: number): FormField {
  return score(key, zh, en, no, {
    span: 4,
    words: [
      { from: 5, label: { zh: '很好', en: 'Very good' } },
      { from: 4, label: { zh: '较好', en: 'Good' } },
      { from: 3, label: { zh: '一般', en: 'Fair' } },
      { from: 2, label: { zh: '较差', en: 'Rather poor' } },
      { from: 1, label: { zh: '很差', en: 'Poor' } },
    ],
  })
}

export const archiveKeeper = { zh: '客户档案管理员', en: 'Archive keeper' }
export const marketing = { zh: '市场营销部', en: 'Marketing and sales' }
export const service = { zh: '客服部', en: 'Customer service' }

/** A register filled row by row prints across the page, with empty rows to write on. */
export const registerPaper = { orientation: 'landscape', rows: 15 } as const

export const monthNames = {
  january: ['1月', 'January'],
  february: ['2月', 'February'],
  march: ['3月', 'March'],
  april: ['4月', 'April'],
  may: ['5月', 'May'],
  june: ['6月', 'June'],
  july: ['7月', 'July'],
  august: ['8月', 'August'],
  september: ['9月', 'September'],
  october: ['10月', 'October'],
  november: ['11月', 'November'],
  december: ['12月', 'December'],
} as const

/** Ways of paying a firm begins with. */
export function paymentMethod(no: number, zh: string, en: string): FormField {
  const methods = {
    cash: ['现款', 'Cash'],
    transfer: ['转账', 'Transfer'],
    cheque: ['支票', 'Cheque'],
    acceptance: ['承兑汇票', 'Bank acceptance'],
    monthly: ['月结', 'Monthly account'],
    advance: ['预付', 'In advance'],
  } as const
  return option('payment', zh, en, no, methods, { openOptions: true, span: 4 })
}
