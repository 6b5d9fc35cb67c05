// What PostgreSQL cannot keep in text or jsonb: NUL, and halves of characters outside the first plane.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is removed
const unstorable = /\u0000|\p{Surrogate}/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is removed
const unstorables = /\u0000|\p{Surrogate}/gu

/** An input without what no database can keep; the very same value when there is nothing of the kind. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return unstorable.test(value) ? value.replace(unstorables, '') : value
  if (Array.isArray(value)) {
    const cleaned = value.map(storable)
    return cleaned.some((one, at) => one !== value[at]) ? cleaned : value
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries = Object.entries(value)
  const cleaned = entries.map(([key, one]) => [storable(key), storable(one)] as const)
  const isSame = cleaned.every(([key, one], at) => key === entries[at]?.[0] && one === entries[at]?.[1])
  return isSame ? value : Object.fromEntries(cleaned as [string, unknown][])
}
