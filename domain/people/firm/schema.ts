/** What the firm says of itself; one row of the settings table. */
export type Firm = {
  name: string
  /** Keys of the trades that are switched on; the core is always on. */
  packs: string[]
}
