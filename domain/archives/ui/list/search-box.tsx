import { useEffect, useRef, useState } from 'react'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { listMessages } from './list-messages.ts'

type SearchBoxProps = { value: string; understood: string | undefined; onChange: (text: string) => void }

// A pause between two keys of a typist; the server answers within 30 ms.
const pauseMs = 140

/** The one box: any part of a name, pinyin, initials, phone tail, number. Says what letters were understood as. */
export function SearchBox({ value, understood, onChange }: SearchBoxProps) {
  const t = useT(listMessages)
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const give = useRef(onChange)
  give.current = onChange
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      give.current(text)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <span className="in search">
      <Icon name="search" small />
      <input
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && understood && <span className="mut sm nw">{t('list.understood', { text: understood })}</span>}
      {text !== '' && (
        <button type="button" aria-label={t('list.clear_search')} onClick={() => setText('')}>
          <Icon name="close" small />
        </button>
      )}
    </span>
  )
}
