declare global {
  var kedangAhead: Map<string, Promise<Response | undefined>> | undefined
}

/**
 * The answer that public/first-paint.js has asked for before the screens were there. Once, and only a good one: what
 * was refused then may be allowed now, for somebody may have signed in since.
 */
export async function answerAhead(address: string): Promise<Response | undefined> {
  const ahead = globalThis.kedangAhead
  const answer = ahead?.get(address)
  if (answer === undefined) return undefined
  ahead?.delete(address)
  const response = await answer
  return response?.ok ? response : undefined
}
