/** A reason not to go on, in both languages; each names the folder, the account and what to do. */
export class Refusal extends Error {
  constructor(chinese, english) {
    super(english)
    this.chinese = chinese
    this.english = english
  }
}

/** Tells something in both languages, on stderr: stdout belongs to the command. */
export function say(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`)
}

/**
 * Shows that something long is going on, with the seconds it takes so far.
 * On a terminal one line counts up; elsewhere a line comes each 10 s, enough to see life in a log.
 * Gives the function that ends it.
 */
export function showProgress(chinese, english) {
  const began = Date.now()
  const terminal = process.stderr.isTTY
  const line = () => `${chinese} · ${english} … ${Math.round((Date.now() - began) / 1000)} s`
  const write = () => process.stderr.write(terminal ? `\r\u001b[K${line()}` : `${line()}\n`)
  write()
  const timer = setInterval(write, terminal ? 1000 : 10_000)
  return () => {
    clearInterval(timer)
    process.stderr.write(`${terminal ? '\r\u001b[K' : ''}${line()}\n`)
  }
}
