/** A person: the first character of the name on tinted paper, two initials for Latin names. */
export function PersonMark({ name, small = false }: { name: string; small?: boolean }) {
  const words = name.trim().split(/\s+/)
  const isLatin = /^[A-Za-z]/.test(name.trim())
  const mark = isLatin
    ? words
        .slice(0, 2)
        .map((word) => word[0]?.toUpperCase())
        .join('')
    : [...name.trim()][0]
  return (
    <span className={small ? 'av s' : 'av'} aria-hidden="true">
      {mark}
    </span>
  )
}
