// Ctrl-C reaches the server twice under npm (once from the terminal, once from its parent): repeats are swallowed
// until stopping has had this long; after that an impatient person gets the hard stop.
const graceMs = 15_000

/** Stops once, cleanly: requests finish, jobs hand back, the database shuts down, then the process ends. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let startedAt: number | undefined
  const begin = (): void => {
    if (startedAt !== undefined) {
      if (Date.now() - startedAt > graceMs) process.exit(1)
      return
    }
    startedAt = Date.now()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, begin)
}
