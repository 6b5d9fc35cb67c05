/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then randomness.
 * The ids of one process rise even inside a millisecond, so ordering by id is ordering by creation.
 */
let lastMs = 0
let lastCount = 0

export function newId(nowMs: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const ms = Math.max(nowMs, lastMs)
  // 12 bits of rand_a count up within one millisecond; overflow borrows the next millisecond (RFC 9562 §6.2, method 1).
  lastCount = ms === lastMs ? lastCount + 1 : (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x7ff
  lastMs = lastCount > 0xfff ? ms + 1 : ms
  if (lastCount > 0xfff) lastCount = 0
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastMs / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = 0x70 | (lastCount >> 8)
  bytes[7] = lastCount & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isId(text: string): boolean {
  return uuid.test(text)
}
