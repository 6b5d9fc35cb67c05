/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then randomness.
 * The ids of one process rise even inside a millisecond, so ordering by id is ordering by creation.
 */
let lastMs = 0
let lastCount = 0

// Random bytes are fetched for many ids at a time: asking for sixteen costs as much as asking for thousands.
const pool = new Uint8Array(16 * 256)
let taken = pool.length
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function newId(nowMs: number = Date.now()): string {
  if (taken === pool.length) {
    crypto.getRandomValues(pool)
    taken = 0
  }
  const at = taken
  taken += 16
  const random = (n: number) => pool[at + n] ?? 0
  const ms = Math.max(nowMs, lastMs)
  // 12 bits of rand_a count up within one millisecond; overflow borrows the next millisecond (RFC 9562 §6.2, method 1).
  lastCount = ms === lastMs ? lastCount + 1 : ((random(6) << 8) | random(7)) & 0x7ff
  lastMs = lastCount > 0xfff ? ms + 1 : ms
  if (lastCount > 0xfff) lastCount = 0
  const time = lastMs.toString(16).padStart(12, '0')
  const count = (0x7000 | lastCount).toString(16)
  const variant = hex[0x80 | (random(8) & 0x3f)]
  const rest = Array.from({ length: 7 }, (_, n) => hex[random(9 + n)])
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${variant}${rest[0]}-${rest.slice(1).join('')}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isId(text: string): boolean {
  return uuid.test(text)
}
