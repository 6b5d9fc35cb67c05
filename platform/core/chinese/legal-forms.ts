/**
 * Legal forms as Chinese company names end in (公司登记管理: 有限责任公司, 股份有限公司 and their shortenings, partnerships).
 * They say nothing about who the company is: search leaves them out of pinyin, company keys strip them.
 * All spellings here are folded (see `fold.ts`).
 */

const forms =
  '股份有限责任公司|股份有限公司|有限责任公司|股份合作公司|有限总公司|股份公司|有限公司|责任公司|总公司|公司|特殊普通合伙|普通合伙|有限合伙'

const formAnywhere = new RegExp(forms, 'g')
const formAtEnd = new RegExp(`(?:${forms})$`)

/** The stretches [start, end) of a folded compact name that are legal forms. */
export function legalFormsIn(compact: string): { start: number; end: number }[] {
  if (!compact.includes('公司') && !compact.includes('合伙')) return []
  return Array.from(compact.matchAll(formAnywhere), (found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }))
}

/** The legal form a folded compact name ends in, or ''. */
export function legalFormAtEnd(compact: string): string {
  return formAtEnd.exec(compact)?.[0] ?? ''
}

/** Pairs of neighbouring characters inside legal forms: in nearly every name, so never a search token. */
export const legalPairs: ReadonlySet<string> = new Set(
  ['股份有限责任公司', '有限公司', '股份公司', '有限合伙'].flatMap((form) =>
    Array.from({ length: form.length - 1 }, (_, index) => form.slice(index, index + 2)),
  ),
)

/** Legal forms as they are typed at the end of a query in pinyin or initials, whole or nearly. */
export const typedLegalForm = /(?:(?:gufen)?youxian(?:zeren)?gongsi|gufengongsi|gongsi|gfyxgs?|yxzrgs?|yxgs?)$/
