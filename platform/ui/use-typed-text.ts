import { useEffect, useRef, useState } from 'react'

// Asks when the hand rests, not at each key; a typist's pause between two keys is shorter.
const pauseMs = 140

/**
 * A text that is asked for while it is typed: what stands in the box, and the way to type into it. `onChange` hears of
 * it after a pause; a `value` that comes from elsewhere meanwhile (a view, the address, Back) replaces what was typed.
 */
export function useTypedText(value: string, onChange: (text: string) => void): [string, (next: string) => void] {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const give = useRef(onChange)
  give.current = onChange
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    // A space at the end is on the way to the next word.
    if (value.trim() === sent.current.trim()) return
    clearTimeout(timer.current)
    sent.current = value
    setText(value)
  }, [value])
  const type = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      sent.current = next
      give.current(next)
    }, pauseMs)
  }
  return [text, type]
}
