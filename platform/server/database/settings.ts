const megabyte = 1024 ** 2

/**
 * Settings of the embedded PostgreSQL for a machine with so much memory, in bytes. Its own default of 128 MB is less
 * than the indexes of 100,000 wide rows; an eighth leaves room for Node and for the system's own cache.
 *
 * A change of a row with many indexes touches forty pages, and each page goes whole into the log the first time after
 * a checkpoint: with checkpoints a quarter of an hour apart that is rare. After a crash at most 2 GB are read again.
 *
 * Pages that are not in the buffers mostly lie in the system's cache. Fetching each through a process that reads for all
 * others, as PostgreSQL 18 does by default, takes twice as long as reading it oneself.
 */
export function settingsFor(memory: number): Record<string, string> {
  const buffers = Math.min(4096, Math.max(128, Math.floor(memory / megabyte / 8)))
  return { shared_buffers: `${buffers}MB`, checkpoint_timeout: '15min', max_wal_size: '2GB', io_method: 'sync' }
}
