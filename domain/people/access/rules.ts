/** Without use a session ends after a working day and a half shift: nobody stays signed in overnight by mistake. */
export const idleSeconds = 12 * 3600
/** With 'keep me signed in': a month without use. */
export const keptIdleSeconds = 30 * 86_400

/** How long a session not used from now on still lives, in seconds. */
export function lifeSeconds(isKept: boolean): number {
  return isKept ? keptIdleSeconds : idleSeconds
}

/** When a session used at `now` ends if it is not used again. */
export function expiryOf(now: Date, isKept: boolean): string {
  return new Date(now.getTime() + lifeSeconds(isKept) * 1000).toISOString()
}

/** 'Chrome · Windows' from a user agent; undefined parts are left out. */
export function deviceOf(userAgent: string): string {
  const browser = [
    [/MicroMessenger/, 'WeChat'],
    [/DingTalk/, 'DingTalk'],
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/QQBrowser/, 'QQ Browser'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ].find(([pattern]) => (pattern as RegExp).test(userAgent))?.[1]
  const system = [
    [/HarmonyOS/, 'HarmonyOS'],
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ].find(([pattern]) => (pattern as RegExp).test(userAgent))?.[1]
  return [browser, system].filter(Boolean).join(' · ')
}
