import { useState } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { taskTexts } from './task-texts.ts'

// Typing asks when the hand rests, not at each key.
const pauseMs = 250

type SearchLineProps = { value: string | undefined; onChange: (text: string | undefined) => void }

export function SearchLine({ value, onChange }: SearchLineProps) {
  const t = useT(taskTexts)
  const [text, setText] = useState(value ?? '')
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>()
  return (
    <input
      type="search"
      className="in s tsk-search"
      aria-label={t('tasks.search')}
      placeholder={t('tasks.search')}
      value={text}
      maxLength={200}
      onChange={(event) => {
        const next = event.target.value
        setText(next)
        clearTimeout(timer)
        setTimer(setTimeout(() => onChange(next.trim() === '' ? undefined : next.trim()), pauseMs))
      }}
    />
  )
}
