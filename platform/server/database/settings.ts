const megabyte = 1024 ** 2

/**
 * Settings of the embedded PostgreSQL for a machine with so much memory, in bytes. Its own default of 128 MB is less
 * than the indexes of 100,000 wide rows; an eighth leaves room for Node and for the system's own cache.
 */
export function settingsFor(memory: number): Record<string, string> {
  const buffers = Math.min(1024, Math.max(128, Math.floor(memory / megabyte / 8)))
  return { shared_buffers: `${buffers}MB` }
}
