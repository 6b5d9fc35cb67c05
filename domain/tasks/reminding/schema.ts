import { boolean, entity, instant, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** How a person is reminded: by mail in the morning or not, when not to be disturbed, and the address of their calendar. */
export const reminderSetting = entity({
  name: 'reminderSetting',
  table: 'reminder_settings',
  internal: ['calendar_hash'],
  label: { zh: '提醒方式', en: 'Reminders' },
  fields: {
    staffId: ref('staff', '员工', 'Staff', { system: true, required: true }),
    version: recordFields.version,
    byMail: boolean('早间邮件', 'Morning mail', { required: true }),
    quietFrom: text('免打扰从', 'Quiet from', { max: 5 }),
    quietTo: text('免打扰到', 'Quiet to', { max: 5 }),
    calendarMadeAt: instant('日历地址生成于', 'Calendar address made at', { system: true }),
    updatedAt: recordFields.updatedAt,
  },
})

export type RemindingTables = {
  reminderSettings: TableOf<(typeof reminderSetting)['fields']> & { calendarHash: Buffer | null }
  reminderMails: {
    staffId: string
    onDay: string
    sentAt: string | null
    outcome: string | null
    attempts: number
    nextAt: string | null
  }
}
