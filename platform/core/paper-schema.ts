import { z } from 'zod'

/** The bounds keep every layout readable: below 7 pt nobody reads, above 30 mm a page holds nothing. */
export const paperLayoutSchema = z.strictObject({
  size: z.enum(['A4', 'A5']),
  orientation: z.enum(['portrait', 'landscape']),
  rowHeight: z.number().min(4).max(30),
  spacing: z.number().min(0).max(5),
  borders: z.enum(['grid', 'rows', 'none']),
  fontSize: z.number().min(7).max(16),
})
