export type PassingTables = {
  journalPasses: {
    entryId: string
    staffId: string
    passedAt: string
    passedBy: string
    note: string | null
    readAt: string | null
  }
}
