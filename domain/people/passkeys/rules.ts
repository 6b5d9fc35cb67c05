import { AppError } from '#platform/core/errors.ts'

/**
 * Where a passkey answer was made, from the clientDataJSON the browser signed. A passkey belongs to a site name
 * (rpId) and the authenticator uses it for no other, so the name kept with each passkey is what protects it; the
 * page's own address only has to be that site, on https or on this machine.
 * Throws AppError('invalid', 'passkey.wrong_site').
 */
export function originOf(clientDataJSON: string, rpId: string): string {
  try {
    const { origin } = JSON.parse(decodeBase64Url(clientDataJSON)) as { origin: string }
    const { protocol, hostname } = new URL(origin)
    const isSafe = protocol === 'https:' || hostname === 'localhost'
    if (isSafe && hostname === rpId) return origin
  } catch {
    // Falls through to the refusal: the answer was not made by a browser.
  }
  throw new AppError('invalid', 'passkey.wrong_site')
}

function decodeBase64Url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}

/** The challenge inside a clientDataJSON; undefined when there is none. */
export function challengeOf(clientDataJSON: string): string | undefined {
  try {
    const { challenge } = JSON.parse(decodeBase64Url(clientDataJSON)) as { challenge?: unknown }
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}
