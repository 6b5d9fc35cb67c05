import { useT } from '#platform/ui/language.tsx'
import { useTypedText } from '#platform/ui/use-typed-text.ts'
import { taskTexts } from './task-texts.ts'

type SearchLineProps = { value: string | undefined; onChange: (text: string | undefined) => void }

export function SearchLine({ value = '', onChange }: SearchLineProps) {
  const t = useT(taskTexts)
  const [text, type] = useTypedText(value, (next) => onChange(next.trim() || undefined))
  return (
    <input
      type="search"
      className="in s tsk-search"
      aria-label={t('tasks.search')}
      placeholder={t('tasks.search')}
      value={text}
      maxLength={200}
      onChange={(event) => type(event.target.value)}
    />
  )
}
