import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { type Counts, handOverItem, heldKindKeys } from '../../handing-over/schema.ts'

/** 客户 12 │ 待办与承诺 8 │ 手中表单 3. */
export function CountsLine({ counts }: { counts: Counts }) {
  const { language } = useLanguage()
  const kinds = heldKindKeys.filter((kind) => (counts[kind] ?? 0) > 0)
  return (
    <span className="ink2 sm">
      {kinds.map((kind, n) => (
        <span key={kind} className="nw">
          {n > 0 && <Rule />}
          {optionText(handOverItem.fields.kind, kind, language)} <b className="n">{counts[kind]}</b>
        </span>
      ))}
    </span>
  )
}
