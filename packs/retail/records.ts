import { ref } from '#platform/core/fields.ts'
import type { PackRecords } from '#platform/core/pack-records.ts'

/** A shop gives its gold customers and above a person of their own (ALC-11). */
export const retailRecords: PackRecords = {
  fields: {
    servicePerson: ref('staff', '专属客服', 'Dedicated service person', {
      group: 'keeping',
      filter: true,
      list: 'offered',
    }),
  },
  // A working week to find somebody who fits.
  naming: [{ field: 'servicePerson', of: 'tier', from: 'gold', days: 5 }],
}
