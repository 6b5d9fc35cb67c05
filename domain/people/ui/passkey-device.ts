import { call } from '#web/api.ts'

/** Browsers offer passkeys on https and on this machine only. */
export function canUsePasskeys(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window
}

/** Asks the device for a passkey of this site; false when the person has closed the device's question. */
export async function signInWithPasskey(keep: boolean): Promise<boolean> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const { options } = await call('passkey.beginSignIn', { hostname: window.location.hostname })
  const response = await orCancelled(startAuthentication({ optionsJSON: options as never }))
  if (response === undefined) return false
  await call('passkey.signIn', { response: response as never, keep })
  return true
}

/** Makes a passkey on this device and keeps it under `name`; false when the person has changed their mind. */
export async function makePasskey(name: string, password: string): Promise<boolean> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const { hostname } = window.location
  const { options } = await call('passkey.begin', { hostname, password })
  const response = await orCancelled(startRegistration({ optionsJSON: options as never }))
  if (response === undefined) return false
  await call('passkey.register', { name, hostname, response: response as never })
  return true
}

/** Closing the device's own dialog is no error. */
async function orCancelled<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')) return undefined
    throw error
  }
}
