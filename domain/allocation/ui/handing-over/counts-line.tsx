import { Rule } from '#platform/ui/page-title.tsx'
import { type Counts, heldKindKeys } from '../../handing-over/schema.ts'
import { useKindWord } from './use-kind-word.ts'

/** 客户 12 │ 待办与承诺 8 │ 手中表单 3. */
export function CountsLine({ counts }: { counts: Counts }) {
  const wordOf = useKindWord()
  const kinds = heldKindKeys.filter((kind) => (counts[kind] ?? 0) > 0)
  return (
    <span className="ink2 sm">
      {kinds.map((kind, n) => (
        <span key={kind} className="nw">
          {n > 0 && <Rule />}
          {wordOf(kind)} <b className="n">{counts[kind]}</b>
        </span>
      ))}
    </span>
  )
}
