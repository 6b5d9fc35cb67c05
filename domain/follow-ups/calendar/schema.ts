/** A day that is not what its weekday says, and why; `source` is the official notice, unset where the firm decided. */
export type CalendarTables = {
  workDays: {
    day: string
    isWorking: boolean
    note: string | null
    source: string | null
    updatedAt: string
    updatedBy: string | null
  }
}
